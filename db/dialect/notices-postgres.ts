import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const channel = 'pipit'
const pause = 20 // ms in which what is told is gathered
const mostBytes = 7000 // of the 8000 that Postgres takes, the envelope takes some
const mostWaiting = 2000 // hints; should there be more, the oldest are forgotten
const beat = 15_000 // ms between two looks at whether the connection lives
const firstPause = 200
const longestPause = 10_000

export type Notices = {
  /** Tells all who listen to this database but ourselves; a hint, told soon, and lost while the server is away. */
  tell(values: object[]): void
  close(): Promise<void>
}

type Hearing = {
  /** What others told. */
  hear: (values: unknown[]) => void
  /** The connection is back: something may have been told meanwhile. */
  missed: () => void
}

/**
 * Lets the instances that share a Postgres tell each other things, by LISTEN and NOTIFY on one connection of its own,
 * which must not go through a pooler. It comes back by itself, a little later each time, and not with all others at once.
 */
export function openNotices(url: string, { hear, missed }: Hearing): Notices {
  const own = randomUUID()
  const closing = new AbortController()
  let client: pg.Client | undefined
  let waiting: object[] = []
  let isTelling = false
  const isOver = stayConnected()

  async function stayConnected(): Promise<void> {
    let wait = firstPause
    for (let isFirst = true; !closing.signal.aborted; isFirst = false) {
      if (!isFirst) await rest(wait / 2 + (Math.random() * wait) / 2)
      if (closing.signal.aborted) return
      const broken = await connected(() => {
        wait = firstPause
        if (!isFirst) missed()
      })
      if (broken) wait = Math.min(wait * 2, longestPause)
    }
  }

  /** Listens until the connection breaks, or we close it. */
  async function connected(onListening: () => void): Promise<boolean> {
    const one = new pg.Client({
      ...{ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 5000 },
      ...{ keepAlive: true, application_name: 'pipit notices' },
    })
    const { promise: end, resolve } = Promise.withResolvers<void>()
    const stop = () => resolve()
    one.on('error', stop).on('end', stop)
    one.on('notification', ({ payload = '' }) => receive(payload))
    closing.signal.addEventListener('abort', stop, { once: true })
    const heart = setInterval(() => one.query('SELECT 1').catch(stop), beat)
    try {
      await one.connect()
      await one.query(`LISTEN ${channel}`)
      client = one
      onListening()
      await end
    } catch {
      // It is tried again.
    }
    clearInterval(heart)
    client = undefined
    closing.signal.removeEventListener('abort', stop)
    await one.end().catch(() => undefined)
    return !closing.signal.aborted
  }

  function receive(payload: string): void {
    const told = noticeIn(payload)
    if (told && told.from !== own) hear(told.values)
  }

  async function tellAll(): Promise<void> {
    isTelling = true
    while (waiting.length > 0 && !closing.signal.aborted) {
      await rest(pause)
      const told = waiting
      waiting = []
      for (const values of parts(told))
        await client
          ?.query('SELECT pg_notify($1, $2)', [channel, JSON.stringify({ from: own, values })])
          .catch(() => undefined)
    }
    isTelling = false
  }

  const rest = (ms: number) =>
    sleep(ms, undefined, { ref: false, signal: closing.signal }).catch(() => undefined)

  return {
    tell(values) {
      waiting = [...waiting, ...values].slice(-mostWaiting)
      if (!isTelling) void tellAll()
    },
    async close() {
      closing.abort()
      await isOver
    },
  }
}

type Notice = { from: string; values: unknown[] }

/** Whoever may use the database may tell anything on our channel: nothing, when it is none of ours. */
function noticeIn(payload: string): Notice | undefined {
  try {
    const told = JSON.parse(payload) as Partial<Notice> | null
    return told && Array.isArray(told.values) ? { from: String(told.from), values: told.values } : undefined
  } catch {
    return undefined
  }
}

/** As few notices as they fit into. */
function parts(values: object[]): object[][] {
  const all: object[][] = []
  let bytes = mostBytes
  for (const value of values) {
    const size = Buffer.byteLength(JSON.stringify(value)) + 1
    if (bytes + size > mostBytes) {
      all.push([])
      bytes = 0
    }
    bytes += size
    all.at(-1)?.push(value)
  }
  return all
}
