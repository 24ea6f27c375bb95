import { posting } from './en/posting.ts'

export const usePostingWords = (): typeof posting => posting
