import { setTimeout as sleep } from 'node:timers/promises'
import { filled, formOn, send } from '../e2e/forms.ts'
import { joined } from '../e2e/joined.ts'
import { type Pipit, startPipit } from '../e2e/pipit.ts'
import { upload } from '../e2e/upload.ts'
import { halves } from '../images.ts'
import { keepReading } from './clients.ts'
import { quantile, type Row } from './row.ts'

const seconds = 20
const [guessers, senders] = [150, 50]

export const floods: Row = {
  id: 'R12',
  fault: `${guessers} clients sign in again and again, then ${senders} send pictures, ${seconds} s each`,
  asked: 'pages p99 ≤ 500 ms, none fails; what is too much is 503 with Retry-After',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1' })
    const ada = await joined(place, 'ada')
    const form = filled(await formOn(place, null, '/sign-in', 'login'), {
      login: 'ada',
      password: 'not what she chose',
    })
    const image = await halves(4000, 3000).png().toBuffer()
    const idle = keepReading(() => place)
    await sleep(5000)
    await idle()
    const guessing = await meanwhile(place, guessers, () => send(place, null, '/sign-in', form))
    const sending = await meanwhile(place, senders, () => upload(place, ada, 'pictures', image))
    await place.stop()
    return {
      seen: `sign-ins: ${told(guessing)}; pictures: ${told(sending)}`,
      met: [guessing, sending].every(
        ({ p99, failed, done, refused, otherwise }) =>
          p99 <= 500 && failed + otherwise === 0 && done > 0 && refused > 0,
      ),
    }
  },
}

type Flood = Awaited<ReturnType<typeof meanwhile>>

const told = ({ p99, read, failed, done, refused, otherwise }: Flood) =>
  `${done} done, ${refused} refused, ${otherwise} otherwise; ${read} pages, p99 ${p99.toFixed(0)} ms, ${failed} failed`

/** What becomes of a page while so many clients do this over and over, and of what they do. */
async function meanwhile(place: Pipit, clients: number, work: () => Promise<Response>) {
  const until = performance.now() + seconds * 1000
  const counts = { done: 0, refused: 0, otherwise: 0 }
  const stop = keepReading(() => place)
  const client = async () => {
    while (performance.now() < until) {
      const answer = await work()
      await answer.arrayBuffer()
      if (answer.status === 200 || answer.status === 201) counts.done += 1
      else if (answer.status === 503 && answer.headers.has('retry-after')) counts.refused += 1
      else counts.otherwise += 1
      if (answer.status === 503) await sleep(500)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { took, failed } = await stop()
  return { ...counts, read: took.length, p99: quantile(took, 0.99), failed }
}
