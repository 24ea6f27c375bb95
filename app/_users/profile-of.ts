import { permanentRedirect, redirect } from 'next/navigation'
import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { userFormerly } from '#db/queries/handles.ts'
import { userByHandle } from '#db/queries/users.ts'
import { foldHandle } from '#db/text/handle.ts'

/**
 * The profile an address names. `/@Ada` leads to `/@ada`, a handle somebody had lately to the one they have; undefined when there is no such person, or one who may not be seen.
 */
export const profileOf = cache(async (typed: string, rest = '') => {
  const handle = foldHandle(typed)
  if (!handle) return undefined
  if (handle !== typed) permanentRedirect(`/@${handle}${rest}`)
  const viewer = await currentViewer()
  const user = await userByHandle(viewer, handle)
  if (user) return user
  // Not for good: in some weeks it may be somebody else's.
  const now = await userFormerly(viewer, handle)
  if (now) redirect(`/@${now.handle}${rest}`)
  return undefined
})
