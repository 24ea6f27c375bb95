import { deleting } from './en/deleting.ts'

export const useDeletingWords = (): typeof deleting => deleting
