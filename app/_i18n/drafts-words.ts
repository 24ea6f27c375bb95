import { drafts } from './en/drafts.ts'

export const useDraftsWords = (): typeof drafts => drafts
