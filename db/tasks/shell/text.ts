import { bytes, graphemes, postLength } from '../../text/count.ts'
import { parseEmail } from '../../text/email.ts'
import { linksIn, mentionsIn, parse, tagsIn } from '../../text/entities.ts'
import { fold } from '../../text/fold.ts'
import { bioText, displayName, postText } from '../../text/gate.ts'
import { foldHandle, parseHandle } from '../../text/handle.ts'
import * as limits from '../../text/limits.ts'

/** What of `db/text` is fun to try at a prompt. */
export const text = {
  ...{ postText, bioText, displayName, parseHandle, parseEmail, foldHandle, fold },
  ...{ parse, mentionsIn, tagsIn, linksIn, postLength, graphemes, bytes, limits },
}
