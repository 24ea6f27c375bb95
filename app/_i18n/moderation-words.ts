import { moderation } from './en/moderation.ts'

export const useModerationWords = (): typeof moderation => moderation
