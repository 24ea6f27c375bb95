import { account } from './en/account.ts'

export const useAccountWords = (): typeof account => account
