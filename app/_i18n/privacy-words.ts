import { privacy } from './en/privacy.ts'

export const usePrivacyWords = (): typeof privacy => privacy
