import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { postById } from '#db/queries/posts.ts'
import { foldHandle } from '#db/text/handle.ts'
import { parseId } from '#db/text/ids.ts'

/** The post an address names; undefined when there is none or the viewer may not see it. */
export const postOf = cache(async (typed: string, rawId: string) => {
  const handle = foldHandle(typed)
  const id = parseId(rawId)
  if (!handle || id === undefined) return undefined
  if (handle !== typed) permanentRedirect(`/@${handle}/${id}`)
  return postById(await currentViewer(), handle, id)
})
