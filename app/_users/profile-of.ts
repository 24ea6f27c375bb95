import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { userByHandle } from '#db/queries/users.ts'
import { foldHandle } from '#db/text/handle.ts'

/**
 * The profile an address names. `/@Ada` leads to `/@ada`; undefined when there is no such person, or one who may not be seen.
 */
export const profileOf = cache(async (typed: string, rest = '') => {
  const handle = foldHandle(typed)
  if (!handle) return undefined
  if (handle !== typed) permanentRedirect(`/@${handle}${rest}`)
  return userByHandle(await currentViewer(), handle)
})
