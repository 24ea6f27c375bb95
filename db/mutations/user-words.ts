import { and, asc, eq, gt, inArray, isNull, lte, notExists, notInArray } from 'drizzle-orm'
import { db, write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { userWords } from '../schema/user-words.ts'
import { users } from '../schema/users.ts'
import { personWords } from '../text/person-words.ts'

export type Named = { id: number; handle: string; name: string }

const atATime = 500

/** The rows by which these people are found. */
export const wordRows = (people: Named[]) =>
  people.flatMap((person) => personWords(person).map((word) => ({ word, userId: person.id })))

/** Lets new people be found; joins the transaction that makes them. Safe to repeat. */
export async function addWords(tx: Transaction, people: Named[]): Promise<void> {
  const rows = wordRows(people)
  for (let at = 0; at < rows.length; at += atATime)
    await tx
      .insert(userWords)
      .values(rows.slice(at, at + atATime))
      .onConflictDoNothing({ target: [userWords.word, userWords.userId] })
}

/** Lets a person be found by their present name alone; joins the transaction that changes it. */
export async function renewWords(tx: Transaction, person: Named): Promise<void> {
  await tx
    .delete(userWords)
    .where(and(eq(userWords.userId, person.id), notInArray(userWords.word, personWords(person))))
  await addWords(tx, [person])
}

/**
 * Gives words to those who have none: people who came before there were any, or through an older release that was
 * still running. In small transactions, a few hundred people each. Answers how many it were. Safe to repeat.
 */
export async function addMissingWords(): Promise<number> {
  let added = 0
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const some = await db
      .select({ id: users.id })
      .from(users)
      .where(gt(users.id, after))
      .orderBy(asc(users.id))
      .limit(atATime)
    const last = some.at(-1)?.id
    if (last === undefined) return added
    const without = await db
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          gt(users.id, after),
          lte(users.id, last),
          // Of whom is about to be erased they are taken first.
          isNull(users.deletedAt),
          notExists(
            db.select({ word: userWords.word }).from(userWords).where(eq(userWords.userId, users.id)),
          ),
        ),
      )
    if (without.length > 0)
      added += await write((tx) =>
        addWordsOf(
          tx,
          without.map(({ id }) => id),
        ),
      )
    after = last
  }
}

/** Locked first, so that nobody is given the words of a name they change just then. */
async function addWordsOf(tx: Transaction, ids: number[]): Promise<number> {
  const people = await forUpdate(
    tx
      .select({ id: users.id, handle: users.handle, name: users.name })
      .from(users)
      .where(inArray(users.id, ids))
      .orderBy(asc(users.id)),
  )
  await addWords(tx, people)
  return people.length
}
