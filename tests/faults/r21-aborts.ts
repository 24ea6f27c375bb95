import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { filesOf, memoryOf } from '../bench/served.ts'
import { formOn } from '../e2e/forms.ts'
import { joined, posted } from '../e2e/joined.ts'
import { type Pipit, startPipit } from '../e2e/pipit.ts'
import { post } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'

const [rounds, each] = [8, 1000]

export const aborts: Row = {
  id: 'R21',
  fault: `${rounds} × ${each} readers of home hang up while it is made for them`,
  asked: 'nothing is left of them: no socket, no request, no lock; the log is calm, memory stands still',
  async run() {
    const token = 'a token for those who count, long enough'
    const place = await startPipit({ PIPIT_OPEN: '1', METRICS_TOKEN: token })
    const ada = await joined(place, 'ada')
    for (let at = 0; at < 20; at++) await posted(place, ada, `Line ${at} of what is read here.`)
    const form = await formOn(place, ada, '/compose', 'body', 'key')
    const before = { sockets: filesOf(place.pid), said: place.said().length }
    const memory: number[] = []
    for (let round = 0; round < rounds; round++) {
      let left = each
      const client = async () => {
        while (left-- > 0) await hangUp(place, ada.cookie, 1 + (left % 25))
      }
      await Promise.all(Array.from({ length: 16 }, client))
      await sleep(1000)
      memory.push(memoryOf(place.pid))
    }
    let under = 0
    const [cleared] = await timed(async () => {
      for (let tries = 0; tries < 50; tries++) {
        under = await inFlight(place, token)
        if (under === 0) return
        await sleep(200)
      }
    })
    const sockets = filesOf(place.pid) - before.sockets
    const status = await post(place, ada, form, 'Afterwards', 'key-of-afterwards')
    const lines = place.said().slice(before.said).split('\n').filter(Boolean).length
    await place.stop()
    const growth = (memory.at(-1) ?? 0) / (memory[4] ?? 1)
    return {
      seen: `${under} requests and ${sockets} sockets left ${inSeconds(cleared)} later, ${lines} lines of the log, a post ${status}; memory after each thousand ${memory.join(', ')} MB`,
      met: under === 0 && sockets <= 5 && lines <= 10 && status === 303 && growth <= 1.15,
    }
  },
}

/** Asks for home, and hangs up after so many ms. */
async function hangUp(place: Pipit, cookie: string, patience: number): Promise<void> {
  const { hostname, host, port } = new URL(place.origin)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.write(
    `GET / HTTP/1.1\r\nhost: ${host}\r\ncookie: pipit-session=${cookie}\r\naccept: text/html\r\n\r\n`,
  )
  await sleep(patience)
  socket.destroy()
  await gone
}

/** How many requests are being answered besides this one. */
async function inFlight(place: Pipit, token: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` }
  const text = await (await fetch(`${place.origin}/metrics`, { headers })).text()
  return Number(/^pipit_http_requests_in_flight (\d+)/m.exec(text)?.[1]) - 1
}
