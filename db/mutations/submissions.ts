import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '../dialect/driver.ts'
import { submissions } from '../schema/submissions.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Remembers that a form with this key made the row `resultId`. Answers `resultId` the first time; afterwards
 * what the first time made, or `conflict` when the content differs. Without a key every time is the first.
 * Two that arrive together wait for each other on the key's row.
 */
export async function once(
  tx: Transaction,
  viewer: Viewer,
  key: string | undefined,
  content: string,
  resultId: number,
): Promise<number | 'conflict'> {
  if (!key) return resultId
  const fingerprint = createHash('sha256').update(content).digest('base64url')
  const inserted = await tx
    .insert(submissions)
    .values({ userId: viewer.id, key, fingerprint, resultId, createdAt: new Date() })
    .onConflictDoNothing()
    .returning({ resultId: submissions.resultId })
  if (inserted.length > 0) return resultId
  const first = await firstWith(tx, viewer, key)
  return first?.fingerprint === fingerprint ? first.resultId : 'conflict'
}

/** What was made with this key; undefined when nothing was, or too long ago. */
export const resultOf = async (tx: Transaction, viewer: Viewer, key: string): Promise<number | undefined> =>
  (await firstWith(tx, viewer, key))?.resultId

async function firstWith(tx: Transaction, viewer: Viewer, key: string) {
  const [first] = await tx
    .select({ fingerprint: submissions.fingerprint, resultId: submissions.resultId })
    .from(submissions)
    .where(and(eq(submissions.userId, viewer.id), eq(submissions.key, key)))
  return first
}
