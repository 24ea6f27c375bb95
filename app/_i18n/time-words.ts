import { time } from './en/time.ts'

export const useTimeWords = (): typeof time => time
