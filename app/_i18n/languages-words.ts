import { languageNames } from './en/languages.ts'

export const useLanguageNames = (): typeof languageNames => languageNames
