import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Pipit, startPipit } from '../e2e/pipit.ts'
import { keepReading } from './clients.ts'
import { inSeconds, quantile, type Row } from './row.ts'

const each = 500
const seconds = 60
const spread = 10_000 // ms in which all of them have come

export const slow: Row = {
  id: 'R10',
  fault: `${each} clients whose headers never end, and ${each} whose bodies stand still, for ${seconds} s`,
  asked:
    'the others p99 ≤ twice the idle one, headers given up after ≤ 15 s, bodies after ≤ 30 s (each + 1 s)',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1' })
    const warm = keepReading(() => place)
    await sleep(5000)
    await warm()
    const idle = keepReading(() => place)
    await sleep(20_000)
    const before = await idle()

    const until = performance.now() + seconds * 1000
    const reading = keepReading(() => place)
    const [headers, bodies] = await Promise.all([
      keepComing(place, until, (say, isOver) => {
        say(`GET / HTTP/1.1\r\nhost: ${new URL(place.origin).host}\r\n`)
        return every(2000, isOver, () => say('x-slow: 1\r\n'))
      }),
      keepComing(place, until, (say) => {
        say(
          `POST /sign-in HTTP/1.1\r\nhost: ${new URL(place.origin).host}\r\norigin: ${place.origin}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 1000\r\n\r\nlogin=`,
        )
      }),
    ])
    const after = await reading()
    await place.stop()
    const [quiet, busy] = [quantile(before.took, 0.99), quantile(after.took, 0.99)]
    return {
      seen: `${after.took.length} pages, p99 ${busy.toFixed(0)} ms (idle ${quiet.toFixed(0)} ms), ${after.failed} failed; headers given up after ${inSeconds(Math.max(...headers))}, bodies after ${inSeconds(Math.max(...bodies))} at most`,
      met:
        busy <= 2 * quiet &&
        after.failed === 0 &&
        headers.length >= each &&
        bodies.length >= each &&
        Math.max(...headers) <= 16_000 &&
        Math.max(...bodies) <= 31_000,
    }
  },
}

type Say = (text: string) => void

/** So many clients who begin, are given up and come again; how long each was kept, ms. */
async function keepComing(
  place: Pipit,
  until: number,
  begin: (say: Say, isOver: () => boolean) => void,
): Promise<number[]> {
  const kept: number[] = []
  const { hostname, port } = new URL(place.origin)
  const client = async (at: number) => {
    // They come one after the other, as strangers do.
    await sleep((at * spread) / each)
    while (performance.now() < until) {
      const began = performance.now()
      const socket = connect(Number(port), hostname)
      const gone = new Promise<void>((resolve) =>
        socket.once('data', () => resolve()).once('close', () => resolve()),
      )
      socket.on('error', () => undefined)
      begin(
        (text) => void (socket.writable && socket.write(text)),
        () => socket.destroyed,
      )
      const isGivenUp = await Promise.race([
        gone.then(() => true),
        sleep(until - began, false, { ref: false }),
      ])
      if (isGivenUp) kept.push(performance.now() - began)
      socket.destroy()
    }
  }
  await Promise.all(Array.from({ length: each }, (_, at) => client(at)))
  return kept
}

function every(pause: number, isOver: () => boolean, work: () => void) {
  const timer = setInterval(() => (isOver() ? clearInterval(timer) : work()), pause)
}
