import { type PictureWords, picturesEn } from './pictures-en.ts'

/** The words for choosing a picture, in components. */
export const usePictureWords = (): PictureWords => picturesEn

/** The same where there is no component. */
export const pictureWords = (): PictureWords => picturesEn
