import { listen } from '#db/bus.ts'
import { runningSessions } from '#db/queries/sessions.ts'
import type { Hub, Seat } from './hub.ts'
import { Round } from './round.ts'

/** How many sessions are asked for in one question. */
const atOnce = 500

/** ms after which a browser comes back: to be told who it is now, if anybody. */
const soon = 1000

/**
 * Ends streams whose session has ended: at once when it was ended here, and every `check` ms whoever ended it, or
 * whatever ran out. After a block both come anew. Answers how to stop.
 */
export function endWithSessions(hub: Hub, check: number): () => void {
  const round = new Round(0, () => endAmong(hub, hub.seats()))
  const timer = setInterval(() => round.want(), check).unref()
  const stops = [
    listen('session-ended', ({ userId }) => {
      if (hub.has(userId)) round.want()
    }),
    // They come anew, and ask what they missed.
    listen('gap', () => {
      for (const seat of hub.seats()) hub.send(seat, soon + Math.random() * 4 * soon)
    }),
    listen('blocked', ({ blockerId, blockedId }) => {
      for (const seat of [...hub.seatsOf(blockerId), ...hub.seatsOf(blockedId)]) hub.send(seat, soon)
    }),
    () => round.stop(),
    () => clearInterval(timer),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

async function endAmong(hub: Hub, seats: Seat[]): Promise<void> {
  for (let from = 0; from < seats.length; from += atOnce) {
    const some = seats.slice(from, from + atOnce)
    const running = await runningSessions(some.map(({ sessionId }) => sessionId))
    for (const seat of some) if (!running.has(seat.sessionId)) hub.send(seat, soon)
  }
}
