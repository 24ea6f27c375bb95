import { pictures } from './en/pictures.ts'

export const usePicturesWords = (): typeof pictures => pictures
