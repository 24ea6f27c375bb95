import { permanentRedirect, redirect } from 'next/navigation'
import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { userFormerly } from '#db/queries/handles.ts'
import { postById } from '#db/queries/posts.ts'
import { foldHandle } from '#db/text/handle.ts'
import { parseId } from '#db/text/ids.ts'

/** The post an address names, also by a handle its author had lately; undefined when there is none or the viewer may not see it. */
export const postOf = cache(async (typed: string, rawId: string, rest = '') => {
  const handle = foldHandle(typed)
  const id = parseId(rawId)
  if (!handle || id === undefined) return undefined
  if (handle !== typed) permanentRedirect(`/@${handle}/${id}${rest}`)
  const viewer = await currentViewer()
  const post = await postById(viewer, handle, id)
  if (post) return post
  const now = await userFormerly(viewer, handle)
  if (now) redirect(`/@${now.handle}/${id}${rest}`)
  return undefined
})
