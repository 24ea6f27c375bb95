import { entry } from './en/entry.ts'

export const useEntryWords = (): typeof entry => entry
