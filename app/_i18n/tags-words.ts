import { tags } from './en/tags.ts'

export const useTagsWords = (): typeof tags => tags
