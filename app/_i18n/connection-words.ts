import { connection } from './en/connection.ts'

export const useConnectionWords = (): typeof connection => connection
