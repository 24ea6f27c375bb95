import type { Viewer } from '../viewer.ts'
import { writingPreferences } from './preferences.ts'

/** Whether the viewer wants to read what is in that language; everybody reads what is in none that is known. */
export type IsRead = (post: { language: string | null }) => boolean

/** Which languages the viewer reads among what everyone posts; undefined when all. */
export async function languagesRead(viewer: Viewer | null): Promise<IsRead | undefined> {
  if (!viewer) return undefined
  const { readLanguages } = await writingPreferences(viewer)
  if (readLanguages.length === 0) return undefined
  const read = new Set(readLanguages)
  return ({ language }) => language === null || read.has(language)
}
