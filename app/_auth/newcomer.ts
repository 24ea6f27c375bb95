import { words } from '#app/_i18n/words.ts'
import { newcomerLimits } from '#app/_server/newcomers.ts'
import { isNewcomer, strangersAmong } from '#db/queries/newcomers.ts'
import { linksIn, mentionsIn } from '#db/text/entities.ts'
import type { Viewer } from '#db/viewer.ts'

/** Whether the viewer is held to what new accounts may do here. */
export const isHeldBack = async (viewer: Viewer): Promise<boolean> =>
  newcomerLimits() !== undefined && (await isNewcomer(viewer))

/** What posts of a new account hold too much of, said; undefined when all is well. For one who `isHeldBack`. */
export async function newcomerProblem(
  viewer: Viewer,
  { texts, pictures = 0 }: { texts: string[]; pictures?: number | undefined },
): Promise<string | undefined> {
  const most = newcomerLimits()
  if (!most) return undefined
  const { problems } = words()
  if (pictures > most.pictures) return problems.newPictures(most.pictures)
  for (const text of texts) {
    if (linksIn(text).length > most.links) return problems.newLinks(most.links)
    if ((await strangersAmong(viewer, mentionsIn(text))) > most.mentions)
      return problems.newMentions(most.mentions)
  }
  return undefined
}
