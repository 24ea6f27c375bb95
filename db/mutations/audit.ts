import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { audit } from '../schema/audit.ts'
import type { Viewer } from '../viewer.ts'

/** What whoever has the machine is called who does something from the command line. */
const commandLine = 'command line'

export type DeedOf =
  | 'dismissed'
  | 'hidden'
  | 'shown'
  | 'suspended'
  | 'returned'
  | 'role'
  | 'place'
  | 'job retried'
  | 'job dropped'

type NewDeed = {
  personId?: number | null
  postId?: number | null
  reportId?: number
  reason?: string
  change?: Record<string, [before: unknown, after: unknown]>
}

/** Writes down what somebody did, in the transaction that does it; null is from the command line. */
export async function writeDown(
  tx: Transaction,
  actor: Viewer | null,
  action: DeedOf,
  deed: NewDeed,
  now = new Date(),
): Promise<void> {
  await tx.insert(audit).values({
    ...deed,
    id: nextId(),
    actorId: actor?.id ?? null,
    actorHandle: actor?.handle ?? commandLine,
    action,
    createdAt: now,
  })
}
