import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { closeDatabase, db, driver, isUnavailable, write } from '#db/client.ts'
import { BusyError, type Transaction } from '#db/dialect/driver.ts'
import { databaseAddress, dialect } from '#db/dialect/index.ts'
import { connect } from '#db/dialect/sqlite.ts'
import { nextId } from '#db/id.ts'
import { createPost } from '#db/mutations/posts.ts'
import { createUser } from '#db/mutations/users.ts'
import { everyonesPosts } from '#db/queries/posts.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const somebody = (handle: string) => ({
  id: nextId(),
  handle,
  email: `${handle}@example.org`,
  createdAt: new Date(),
})
const add = (tx: Transaction, handle: string) => tx.insert(users).values(somebody(handle))
const handles = async () =>
  (await db.select({ handle: users.handle }).from(users).orderBy(users.handle)).map((row) => row.handle)
const oops = new Error('oops')

describe('a write', () => {
  test('that throws leaves nothing', async () => {
    const writing = write(async (tx) => {
      await add(tx, 'ada')
      throw oops
    })

    await expect(writing).rejects.toBe(oops)
    expect(await handles()).toEqual([])
  })

  test('that throws before its first statement disturbs nobody', async () => {
    await expect(write(() => Promise.reject(oops))).rejects.toBe(oops)
    await write((tx) => add(tx, 'ada'))

    expect(await handles()).toEqual(['ada'])
  })

  test('is seen by others only when it is stored', async () => {
    let meanwhile: string[] = []
    await write(async (tx) => {
      await add(tx, 'ada')
      meanwhile = await handles()
    })

    expect(meanwhile).toEqual([])
    expect(await handles()).toEqual(['ada'])
  })

  test('answers what its work answers', async () => {
    expect(await write(async () => 7)).toBe(7)
  })

  test('inside another joins it: both are stored', async () => {
    await write(async (tx) => {
      await add(tx, 'ada')
      await write((inner) => add(inner, 'ben'))
      await write(() => write((innermost) => add(innermost, 'cy')))
    })

    expect(await handles()).toEqual(['ada', 'ben', 'cy'])
  })

  test('inside another that throws is gone with it', async () => {
    const writing = write(async () => {
      await write((inner) => add(inner, 'ben'))
      throw oops
    })

    await expect(writing).rejects.toBe(oops)
    expect(await handles()).toEqual([])
  })

  test('that fails inside another and is caught leaves the other whole', async () => {
    await write(async (tx) => {
      await add(tx, 'ada')
      await write(async (inner) => {
        await add(inner, 'ben')
        throw oops
      }).catch(() => undefined)
      await write((inner) => add(inner, 'ada')).catch(() => undefined)
      await add(tx, 'cy')
    })

    expect(await handles()).toEqual(['ada', 'cy'])
  })

  test('several inside another at once do not get into each other’s way', async () => {
    await write(async (tx) => {
      await add(tx, 'ada')
      await Promise.allSettled([
        write(async (inner) => {
          await add(inner, 'ben')
          await write((innermost) => add(innermost, 'dee'))
          await sleep(5)
          throw oops
        }),
        write(async (inner) => {
          await sleep(1)
          await add(inner, 'cy')
        }),
      ])
    })

    expect(await handles()).toEqual(['ada', 'cy'])
  })

  test('that begins after the one it was part of is stored starts its own', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const gate = Promise.withResolvers<void>()
    await write(async (tx) => {
      await add(tx, 'ada')
      late = gate.promise.then(() => write((own) => add(own, 'ben')))
    })
    gate.resolve()
    await late

    expect(await handles()).toEqual(['ada', 'ben'])
  })

  test('started by another that fails afterwards, but later, stays', async () => {
    let late: Promise<unknown> = Promise.resolve()
    const gate = Promise.withResolvers<void>()
    await write(async () => {
      late = gate.promise.then(() => write((own) => add(own, 'ben')))
      throw oops
    }).catch(() => undefined)
    gate.resolve()
    await late

    expect(await handles()).toEqual(['ben'])
  })

  test('does not wait for ever when a hundred come at once, of which some fail', async () => {
    const writes = await Promise.allSettled(
      Array.from({ length: 100 }, (_, i) =>
        write(async (tx) => {
          await add(tx, `person${i}`)
          if (i % 10 === 0) throw oops
        }),
      ),
    )

    expect(writes.filter((one) => one.status === 'rejected')).toHaveLength(10)
    expect(await handles()).toHaveLength(90)
  })

  test('reads what it wrote', async () => {
    const found = await write(async (tx) => {
      await add(tx, 'ada')
      return tx.select({ handle: users.handle }).from(users)
    })

    expect(found).toEqual([{ handle: 'ada' }])
  })

  test('of our own SQL never ends up in someone else’s transaction', async () => {
    const begun = Promise.withResolvers<void>()
    const gate = Promise.withResolvers<void>()
    const failing = write(async (tx) => {
      await add(tx, 'ada')
      begun.resolve()
      await gate.promise
      throw oops
    }).catch(() => undefined)
    await begun.promise
    const seen = await driver().raw('SELECT handle FROM users')
    const raw = driver().raw(
      `INSERT INTO users (id, handle, email, created_at) VALUES (1, 'ben', 'ben@example.org', ${
        dialect === 'postgres' ? 'now()' : 0
      })`,
    )
    gate.resolve()
    await failing
    await raw

    expect(seen).toEqual([])
    expect(await handles()).toEqual(['ben'])
  })
})

test('a database that was closed opens again at the next question, prepared ones too', async () => {
  const ada = await person('ada')
  await post(ada, 'hello')
  const before = await everyonesPosts(null)
  await closeDatabase()

  expect(await everyonesPosts(null)).toEqual(before)
})

test('a failed constraint is not mistaken for a database that is away', async () => {
  const error = await write((tx) => tx.insert(users).values({ ...somebody('Ada') })).catch((e) => e)

  expect(error).toBeInstanceOf(Error)
  expect(isUnavailable(error)).toBe(false)
})

describe.runIf(dialect === 'sqlite')('on SQLite', () => {
  const file = () => {
    const address = databaseAddress()
    return address.dialect === 'sqlite' ? address.file : ''
  }

  test('a file that others keep locked is busy after two seconds, while reading goes on', {
    timeout: 10_000,
  }, async () => {
    const ada = await person('ada')
    await post(ada, 'hello')
    const other = new Connection(file())
    other.exec('BEGIN IMMEDIATE')
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const started = performance.now()
    let reads = 0
    let waiting = true

    const writing = createPost(ada, { body: 'never' })
      .catch((error) => error)
      .finally(() => {
        waiting = false
      })
    while (waiting) {
      expect((await everyonesPosts(null)).rows).toHaveLength(1)
      reads += 1
      await sleep(5)
    }
    const error = await writing
    const waited = performance.now() - started
    delay.disable()
    other.exec('ROLLBACK')
    other.close()

    expect(error).toBeInstanceOf(BusyError)
    expect(isUnavailable(error)).toBe(true)
    expect(waited).toBeGreaterThan(1900)
    expect(waited).toBeLessThan(4000)
    expect(reads).toBeGreaterThan(50)
    expect(delay.max / 1e6).toBeLessThan(500)
    expect(await createPost(ada, { body: 'now' })).toEqual({ id: expect.any(Number) })
  })

  test('those who wait behind each other for a locked file wait no longer than one', {
    timeout: 20_000,
  }, async () => {
    const ada = await person('ada')
    const other = new Connection(file())
    other.exec('BEGIN IMMEDIATE')
    const started = performance.now()

    const answers = await Promise.all(
      Array.from({ length: 5 }, () => createPost(ada, { body: 'never' }).catch((error) => error)),
    )
    const waited = performance.now() - started
    other.exec('ROLLBACK')
    other.close()

    for (const answer of answers) expect(answer).toBeInstanceOf(BusyError)
    expect(waited).toBeLessThan(6000) // one after the other it would be ten seconds
  })

  test('a lock that others give up in time is waited for', async () => {
    const ada = await person('ada')
    const other = new Connection(file())
    other.exec('BEGIN IMMEDIATE')
    const posting = createPost(ada, { body: 'patient' })
    await sleep(50)
    other.exec('COMMIT')
    other.close()

    expect(await posting).toEqual({ id: expect.any(Number) })
  })

  test('the connection that reads cannot write', async () => {
    const reading = driver().read as unknown as Transaction

    await expect(async () => add(reading, 'ada')).rejects.toThrow()
    expect(await handles()).toEqual([])
  })

  test('every connection keeps an acknowledged post through a power cut, and foreign keys', async () => {
    const connection = connect(file())
    const settings = ['synchronous', 'journal_mode', 'foreign_keys'].map((name) => [
      name,
      connection.pragma(name, { simple: true }),
    ])
    connection.close()

    expect(settings).toEqual([
      ['synchronous', 2],
      ['journal_mode', 'wal'],
      ['foreign_keys', 1],
    ])
    expect(await driver().raw('PRAGMA synchronous')).toEqual([{ synchronous: 2 }])
  })

  test('closing while others write neither fails nor leaves the file open', async () => {
    await people()
    const other = new Connection(file())
    other.exec('BEGIN IMMEDIATE')

    await closeDatabase()

    other.exec('COMMIT')
    other.close()
    expect(await handles()).toEqual(['ada', 'ben', 'cy'])
  })
})

describe.runIf(dialect === 'postgres')('on Postgres', () => {
  const cutAll = () =>
    driver().raw(
      'SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )

  test('connections that break while idle are replaced', async () => {
    const ada = await person('ada')
    await Promise.all(Array.from({ length: 10 }, (_, i) => post(ada, `${i}`)))
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 5 }, () => everyonesPosts(null)))
      await cutAll()

      expect(await createPost(ada, { body: 'still here' })).toEqual({ id: expect.any(Number) })
    }
  })

  test('a connection that breaks within a write stores nothing of it and says that the server is away', async () => {
    const error = await write(async (tx) => {
      await add(tx, 'ada')
      await cutAll()
      await add(tx, 'ben')
    }).catch((e) => e)

    expect(error).toBeInstanceOf(BusyError)
    expect(await handles()).toEqual([])

    await createUser({ handle: 'cy', email: 'cy@example.org', passwordHash: null })

    expect(await handles()).toEqual(['cy'])
  })

  test('a server that is not there is busy, soon', async () => {
    const { open } = await import('#db/dialect/postgres.ts')
    const nowhere = open({ url: 'postgres://nobody@127.0.0.1:1/nothing' })

    await expect(nowhere.write(async () => 1)).rejects.toBeInstanceOf(BusyError)
    const error = await nowhere.raw('SELECT 1').catch((e) => e)

    expect(isUnavailable(error)).toBe(true)
    await nowhere.close()
  })

  test('two transactions that contradict each other are both run to the end', {
    timeout: 15_000,
  }, async () => {
    const { ada, ben } = await people()
    const touch = (tx: Transaction, id: number) => tx.update(users).set({ bio: 'x' }).where(eq(users.id, id))
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const cross = (mine: number, theirs: number, i: 0 | 1) =>
      write(async (tx) => {
        await touch(tx, mine)
        both[i]?.resolve()
        await both[1 - i]?.promise
        await touch(tx, theirs)
        return 'stored'
      })

    expect(await Promise.all([cross(ada.id, ben.id, 0), cross(ben.id, ada.id, 1)])).toEqual([
      'stored',
      'stored',
    ])
  })
})
