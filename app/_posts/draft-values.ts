import { clock } from '#app/_ui/preferences.ts'
import { draftById } from '#db/queries/drafts.ts'
import { ownLoosePictures } from '#db/queries/post-pictures.ts'
import { zonedText } from '#db/text/zone.ts'
import type { Viewer } from '#db/viewer.ts'
import { joined } from './chain.ts'
import { carried } from './more.ts'

/** A draft of the viewer's as the composer's fields hold it, and its text; undefined when there is none. */
export async function draftValues(viewer: Viewer, id: number) {
  const draft = await draftById(viewer, id)
  if (!draft) return undefined
  const { body, rest = [], media = [], poll, warning, ...content } = draft.content
  const pictures = await ownLoosePictures(
    viewer,
    media.map((picture) => picture.id),
  )
  const { zone } = await clock()
  const options = poll?.options.map((option, at) => [`poll${at + 1}`, option]) ?? []
  const values: Record<string, string> = {
    ...(content.visibility && { visibility: content.visibility }),
    ...(content.replyPolicy && { replyPolicy: content.replyPolicy }),
    ...(content.quotePolicy && { quotePolicy: content.quotePolicy }),
    ...(content.language && { language: content.language }),
    ...((content.language || (content.quotePolicy ?? 'everyone') !== 'everyone') && { withMore: 'on' }),
    ...(warning && { withWarning: 'on', warning }),
    ...(content.isSensitive && { sensitive: 'on' }),
    ...(pictures.length > 0 && { media: carried(pictures) }),
    ...Object.fromEntries(media.map((picture) => [`alt${picture.id}`, picture.alt])),
    ...(poll && { withPoll: 'on', pollSeconds: String(poll.seconds), ...Object.fromEntries(options) }),
    ...(poll?.isMultiple && { pollMultiple: 'on' }),
    ...(draft.publishAt && { withLater: 'on', publishAt: zonedText(draft.publishAt, zone), zone }),
  }
  return { text: joined([body, ...rest]), values, replyTo: content.replyTo, quoteOf: content.quoteOf }
}
