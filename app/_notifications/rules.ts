import { z } from 'zod'
import { idField, ways } from '#app/_auth/rules.ts'
import { type NotificationKind, notificationKinds } from '#db/schema/notifications.ts'
import type { NotifiedOf } from '#db/schema/users.ts'

export const seen = z.strictObject({ upTo: idField, ...ways })

const of = z.enum(['everyone', 'following', 'nobody'] satisfies NotifiedOf[])

/** Of whose doings somebody wants to be told, for every kind there is. */
export const notifiedOf = z.strictObject(
  Object.fromEntries(notificationKinds.map((kind) => [kind, of])) as Record<NotificationKind, typeof of>,
)
