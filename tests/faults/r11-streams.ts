import { createHash } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { filesOf, memoryOf } from '../bench/served.ts'
import { joined, posted } from '../e2e/joined.ts'
import { type Pipit, startPipit } from '../e2e/pipit.ts'
import { keepReading } from './clients.ts'
import { inSeconds, quantile, type Row, timed } from './row.ts'

const people = 10_000
// As many knock at once as a proxy would let through.
const atOnce = 64

export const streams: Row = {
  id: 'R11',
  fault: `${people.toLocaleString('en')} people listen to the stream of events, each to their own`,
  asked:
    'all within 60 s, memory ≤ 1.2 GB, pages p99 ≤ 500 ms, a post told to all within 5 s, all given back when they leave',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1', STREAMS_PER_ADDRESS: String(2 * people) })
    const ada = await joined(place, 'ada')
    const cookies = audienceOf(place, 'ada')
    await posted(place, ada, 'Before anybody listens.')
    const before = { memory: memoryOf(place.pid), sockets: filesOf(place.pid) }

    const listeners: Listener[] = []
    const [connecting] = await timed(async () => {
      const waiting = [...cookies]
      await Promise.all(
        Array.from({ length: atOnce }, async () => {
          for (let cookie = waiting.pop(); cookie; cookie = waiting.pop())
            listeners.push(await listener(place, cookie))
        }),
      )
    })
    const open = listeners.filter(({ isOpen }) => isOpen()).length
    const stop = keepReading(() => place)
    await sleep(10_000)
    const published = performance.now()
    await posted(place, ada, 'To everybody who listens.')
    while (listeners.some(({ heardAt }) => heardAt() === 0) && performance.now() - published < 30_000)
      await sleep(50)
    const told = listeners.filter(({ heardAt }) => heardAt() > 0)
    const slowest = Math.max(...told.map(({ heardAt }) => heardAt())) - published
    await sleep(5000)
    const { took, failed } = await stop()
    const p99 = quantile(took, 0.99)
    const memory = memoryOf(place.pid)

    for (const { socket } of listeners) socket.destroy()
    const [emptied] = await timed(async () => {
      const until = performance.now() + 30_000
      while (filesOf(place.pid) > before.sockets + 20 && performance.now() < until) await sleep(100)
    })
    const left = filesOf(place.pid) - before.sockets
    await place.stop()
    return {
      seen: `${open} open after ${inSeconds(connecting)}, ${memory} MB (${before.memory} before); ${took.length} pages, p99 ${p99.toFixed(0)} ms, ${failed} failed; ${told.length} told within ${inSeconds(slowest)}; ${left} sockets left ${inSeconds(emptied)} after they went`,
      met:
        open === people &&
        connecting <= 60_000 &&
        memory <= 1200 &&
        p99 <= 500 &&
        failed === 0 &&
        told.length === people &&
        slowest <= 5000 &&
        left <= 20,
    }
  },
}

/** People who follow this person and are signed in, stored past the server; the secrets of their sessions. */
function audienceOf(place: Pipit, handle: string): string[] {
  const file = new Connection(`${place.database.DATA_DIR}/pipit.db`)
  const person = file.prepare(
    'INSERT INTO users (id, handle, email, created_at) VALUES (@id, @handle, @email, @now)',
  )
  const follow = file.prepare(
    'INSERT INTO follows (id, follower_id, followee_id, created_at) SELECT @id, @id, id, @now FROM users WHERE handle = @whom',
  )
  const session = file.prepare(
    'INSERT INTO sessions (id, user_id, token_hash, created_at, seen_at) VALUES (@id, @id, @hash, @now, @now)',
  )
  const cookies = Array.from({ length: people }, (_, at) => `stream-${at}-`.padEnd(43, 'x'))
  file.transaction(() => {
    for (const [at, cookie] of cookies.entries()) {
      const id = at + 1
      const now = Date.now()
      person.run({ id, handle: `listener${id}`, email: `listener${id}@example.org`, now })
      follow.run({ id, whom: handle, now })
      session.run({ id, hash: createHash('sha256').update(cookie).digest('base64url'), now })
    }
  })()
  file.close()
  return cookies
}

type Listener = { socket: Socket; isOpen: () => boolean; heardAt: () => number }

/** Opens a stream on a socket of its own; resolves when it is answered. */
function listener(place: Pipit, cookie: string): Promise<Listener> {
  const { hostname, port } = new URL(place.origin)
  const socket = connect(Number(port), hostname)
  const answered = Promise.withResolvers<Listener>()
  let status = ''
  let at = 0
  socket.on('data', (chunk) => {
    const text = chunk.toString('latin1')
    status ||= text.slice(9, 12)
    if (at === 0 && text.includes('event: home')) at = performance.now()
    answered.resolve({ socket, isOpen: () => status === '200' && !socket.destroyed, heardAt: () => at })
  })
  socket.on('error', (error) => answered.reject(error))
  socket.write(`GET /events HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncookie: pipit-session=${cookie}\r\n\r\n`)
  return answered.promise
}
