import { archive } from './en/archive.ts'

export const useArchiveWords = (): typeof archive => archive
