import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { idAt, momentOf, nextId } from '#db/id.ts'
import { posts } from '#db/schema/posts.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids } from '#tests/walk.ts'
import { person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

// The clock of `nextId` never steps back, so every test goes on where the last one stopped.
const later = () => momentOf(nextId()).getTime() + 10

const falls = (made: number[]) => made.filter((id, i) => i > 0 && id <= (made[i - 1] ?? 0))

test('ids rise, however many a millisecond needs', () => {
  const now = later()
  const made = Array.from({ length: 5000 }, () => nextId(now))

  expect(falls(made)).toEqual([])
})

test('ids rise when the clock steps back an hour, forth, and back a day', () => {
  const now = later()
  const steps = [0, -3_600_000, -1, 1, 5, -86_400_000, 6, 3_600_000, 0]
  const made = steps.flatMap((step) => Array.from({ length: 100 }, () => nextId(now + step)))

  expect(falls(made)).toEqual([])
})

test('an id is a whole number of 16 digits that tells its moment', () => {
  const now = Date.now()

  expect(momentOf(idAt(now)).getTime()).toBe(now)
  expect(String(idAt(now))).toHaveLength(16)
  expect(Number.isSafeInteger(idAt(Date.UTC(2247, 0, 1)))).toBe(true)
  expect(String(idAt(Date.UTC(2247, 0, 1)))).toHaveLength(16)
})

test('two processes begin a millisecond at different places', () => {
  const now = later()
  const starts = new Set(Array.from({ length: 50 }, (_, i) => nextId(now + i * 10) % 1024))

  expect(starts.size).toBeGreaterThan(10)
})

test('when two processes meet on an id, all of the write runs again', async () => {
  const ada = await person('ada')
  const met = await post(ada, 'from the other process')
  const tried: number[] = []

  const stored = await write(async (tx) => {
    const other = nextId()
    await tx.insert(posts).values({ id: other, authorId: ada.id, body: 'first', createdAt: new Date() })
    const id = tried.length === 0 ? met : nextId()
    tried.push(id)
    await tx.insert(posts).values({ id, authorId: ada.id, body: 'second', createdAt: new Date() })
    return [other, id]
  })

  expect(tried).toHaveLength(2)
  expect(ids(await db.select({ id: posts.id }).from(posts)).sort()).toEqual([met, ...stored].sort())
})

test('a write that meets the same id again and again gives up', async () => {
  const ada = await person('ada')
  const id = await post(ada, 'there already')
  let tries = 0

  const writing = write(async (tx) => {
    tries += 1
    await tx.insert(posts).values({ id, authorId: ada.id, body: 'again', createdAt: new Date() })
  })

  await expect(writing).rejects.toThrow()
  expect(tries).toBe(5)
})
