import { profile } from './en/profile.ts'

export const useProfileWords = (): typeof profile => profile
