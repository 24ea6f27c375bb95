import { and, asc, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { db } from '../../client.ts'
import { forUpdate } from '../../dialect/columns.ts'
import type { Transaction } from '../../dialect/driver.ts'
import { type Named, renewWords } from '../../mutations/user-words.ts'
import { erasableSince } from '../../queries/leaving.ts'
import { userWords } from '../../schema/user-words.ts'
import { users } from '../../schema/users.ts'
import { personWords } from '../../text/person-words.ts'
import { eachBatch } from './batches.ts'
import type { Check } from './finding.ts'

const atATime = 1000
const names = { id: users.id, handle: users.handle, name: users.name }

/** People who are found by other words than those of their handle and name; whoever is being erased is not looked at. */
export const wrongWords: Check = async (now) => {
  const wrong: Named[] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const some = await db
      .select(names)
      .from(users)
      .where(and(gt(users.id, after), or(isNull(users.deletedAt), gt(users.deletedAt, erasableSince(now)))))
      .orderBy(asc(users.id))
      .limit(atATime)
    const [first, last] = [some[0], some.at(-1)]
    if (!first || !last) break
    const stored = await wordsOf(first.id, last.id)
    wrong.push(...some.filter((person) => !areSame(personWords(person), stored.get(person.id) ?? [])))
    after = last.id
  }
  if (!wrong[0]) return []
  return [
    {
      what: 'people who are not found by their name',
      count: wrong.length,
      example: `@${wrong[0].handle}`,
      mend: () => eachBatch(wrong, renew),
    },
  ]
}

/** Whoever changes their name locks their row and changes the words with it. */
async function renew(tx: Transaction, some: Named[]): Promise<number> {
  const ids = some.map(({ id }) => id)
  const people = await forUpdate(
    tx.select(names).from(users).where(inArray(users.id, ids)).orderBy(asc(users.id)),
  )
  for (const person of people) await renewWords(tx, person)
  return people.length
}

async function wordsOf(first: number, last: number): Promise<Map<number, string[]>> {
  const rows = await db
    .select()
    .from(userWords)
    .where(and(gte(userWords.userId, first), lte(userWords.userId, last)))
  const words = new Map<number, string[]>()
  for (const { userId, word } of rows) words.set(userId, [...(words.get(userId) ?? []), word])
  return words
}

const areSame = (words: string[], stored: string[]) =>
  words.length === stored.length && words.every((word) => stored.includes(word))
