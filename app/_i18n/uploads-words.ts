import { uploads } from './en/uploads.ts'

export const useUploadsWords = (): typeof uploads => uploads
