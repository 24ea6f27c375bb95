import { post } from './en/post.ts'

export const usePostWords = (): typeof post => post
