import { onDrain } from '#app/_server/drain.ts'
import { offerStreams } from '#app/_server/streams.ts'
import { streams } from '#db/text/limits.ts'
import { openEvents } from './events.ts'

const stopKey = Symbol.for('pipit.live')
const shared = globalThis as { [stopKey]?: () => void }

/** Offers streams of events until the process stops; asking twice is asking once. */
export function keepLive(env: NodeJS.ProcessEnv = process.env): void {
  // Next may load this module more than once.
  if (shared[stopKey]) return
  const events = openEvents({
    mostPerPerson: streams.perPerson,
    mostPerHousehold: Number(env.STREAMS_PER_ADDRESS) || streams.perAddress,
    pause: 1000,
    pauseForEveryone: 10_000,
    beat: 20_000,
    check: 3000,
  })
  shared[stopKey] = events.close
  onDrain(events.close)
  offerStreams(events.answer)
}
