import { type AccountWords, accountEn } from './account-en.ts'

/** The words of an account that changes or goes, in components. */
export const useAccountWords = (): AccountWords => accountEn

/** The same where there is no component. */
export const accountWords = (): AccountWords => accountEn
