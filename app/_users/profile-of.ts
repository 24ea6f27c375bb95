import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { userByHandle } from '#db/queries/users.ts'
import { foldHandle } from '#db/text/handle.ts'

/**
 * The profile an address names. `/@Ada` leads to `/@ada`; no such person, or one who may not be seen, is a 404.
 */
export const profileOf = cache(async (typed: string, rest = '') => {
  const handle = foldHandle(typed)
  if (!handle) notFound()
  if (handle !== typed) permanentRedirect(`/@${handle}${rest}`)
  return (await userByHandle(await currentViewer(), handle)) ?? notFound()
})
