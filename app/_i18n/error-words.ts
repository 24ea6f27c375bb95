import { errorsEn } from './errors-en.ts'

/** The words of a broken page alone. */
export const useErrorWords = (): typeof errorsEn => errorsEn
