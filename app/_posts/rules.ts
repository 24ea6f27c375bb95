import { z } from 'zod'
import { checked, idField, ways } from '#app/_auth/rules.ts'
import { textProblem } from '#app/_i18n/problems.ts'
import { visibilities } from '#db/schema/posts.ts'
import { postText } from '#db/text/gate.ts'
import { postLimit } from './post-limit.ts'

export const newPost = z.strictObject({
  body: checked(
    (raw) => postText(raw, postLimit()),
    (passed) => passed.text,
    textProblem,
  ),
  visibility: z.enum(visibilities).default('public'),
  key: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  ...ways,
})

export const onePost = z.strictObject({ id: idField, ...ways })
