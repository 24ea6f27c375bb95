import { composer } from './en/composer.ts'

export const useComposerWords = (): typeof composer => composer
