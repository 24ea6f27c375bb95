import { explore } from './en/explore.ts'

export const useExploreWords = (): typeof explore => explore
