import { sessionOf } from '#db/queries/sessions.ts'
import { sessionLife } from '#db/schema/sessions.ts'
import type { Visibility } from '#db/schema/visibilities.ts'
import { digest } from '#db/secrets.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'

export type ProvenSession = {
  id: number
  createdAt: Date
  seenAt: Date
  viewer: Viewer
  name: string
  avatar: string | null
  /** Who reads what they post unless they choose otherwise; null is everyone. */
  usualVisibility: Visibility | null
  /** Seconds for which what they post can be called back. */
  undoSendSeconds: number
}

const day = 86_400_000

/** The session that this token proves, looked up anew every time; undefined when there is none or it has run out. */
export async function sessionOfToken(
  token: string | undefined,
  now = Date.now(),
): Promise<ProvenSession | undefined> {
  if (!token || token.length > 64) return undefined
  const session = await sessionOf(digest(token))
  if (!session || hasExpired(session, now)) return undefined
  const { user, ...own } = session
  return { ...own, viewer: asViewer(user), name: user.name, avatar: user.avatar }
}

function hasExpired({ createdAt, seenAt }: { createdAt: Date; seenAt: Date }, now: number): boolean {
  return (
    now - seenAt.getTime() > sessionLife.idleDays * day ||
    now - createdAt.getTime() > sessionLife.mostDays * day
  )
}
