import { setImmediate as nextTurn } from 'node:timers/promises'
import { listen } from '#db/bus.ts'
import { audienceOf, tagAudienceOf } from '#db/queries/audience.ts'
import { everyonesPosts } from '#db/queries/posts.ts'
import { newestAtHome } from '#db/queries/timelines.ts'
import { pages } from '#db/text/limits.ts'
import type { Hub } from './hub.ts'
import { Round } from './round.ts'
import { written } from './stream.ts'
import { tellUnread } from './unread.ts'

export type NewsSettings = {
  /** ms between two looks after the same person. */
  pause: number
  /** ms between two hints at everyone's posts, which go to all. */
  pauseForEveryone: number
}

/** How many are looked after between two turns of the others in this process. */
const atOnce = 8

/** ms by which one more browser spreads the looks of all who are told the same. */
const perBrowser = 3

/**
 * Tells those who listen when there is something new for them. What happened only says whom to look after; whether
 * it is anything to them the database says, by the rules of their own pages. Answers how to stop.
 */
export function spreadNews(hub: Hub, { pause, pauseForEveryone }: NewsSettings): () => void {
  let posted: { id: number; authorId: number }[] = []
  let notified = new Set<number>()
  let everyoneKnows = 0

  const own = new Round(pause, async () => {
    const [posts, people] = [posted, notified]
    ;[posted, notified] = [[], new Set()]
    try {
      await tellHome(hub, posts)
      await inTurns([...people], (userId) => tellUnread(hub.seatsOf(userId)))
    } catch (error) {
      posted.unshift(...posts)
      for (const userId of people) notified.add(userId)
      throw error
    }
  })

  // What a stranger may see, everybody may know to be there.
  const everyone = new Round(pauseForEveryone, async () => {
    const { rows } = await everyonesPosts(null, { limit: 1 })
    const id = rows[0]?.id ?? 0
    if (id <= everyoneKnows) return
    everyoneKnows = id
    const seats = hub.seats()
    const text = written({ event: 'everyone', id, within: seats.length * perBrowser })
    await inTurns(seats, async ({ stream }) => stream.write(text))
  })

  function onPost(post: { id: number; authorId: number }) {
    if (hub.size === 0) return
    posted.push(post)
    own.want()
  }

  const stops = [
    listen('repost', onPost),
    listen('post', (post) => {
      onPost(post)
      if (post.visibility === 'public') everyone.want()
    }),
    listen('notified', ({ userId }) => {
      if (!hub.has(userId)) return
      notified.add(userId)
      own.want()
    }),
    () => own.stop(),
    () => everyone.stop(),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

async function tellHome(hub: Hub, posts: { id: number; authorId: number }[]): Promise<void> {
  const readers = await readersOf(hub, posts)
  const within = readers.size * perBrowser
  await inTurns([...readers], async ([userId, ids]) => {
    const seats = hub.seatsOf(userId)
    const id = seats[0] && (await newestAtHome(seats[0].viewer, ids))
    if (id) for (const { stream } of seats) stream.write(written({ event: 'home', id, within }))
  })
}

/** Which of these posts may be news to whom, the newest first: asks fewer than follow an author or a tag, or than listen. */
async function readersOf(
  hub: Hub,
  posts: { id: number; authorId: number }[],
): Promise<Map<number, number[]>> {
  const readers = new Map<number, number[]>()
  for (const { id, authorId } of posts.toSorted((one, other) => other.id - one.id)) {
    const most = hub.size + 1
    const followers = await audienceOf(authorId, most)
    const audience = new Set([...followers, ...(await tagAudienceOf(id, most))])
    for (const userId of audience.size > hub.size ? hub.people() : audience) {
      const ids = readers.get(userId) ?? []
      if (hub.has(userId) && ids.length < pages.posts.most) readers.set(userId, [...ids, id])
    }
  }
  return readers
}

/** Does this for each, and lets others in this process have their turns. */
async function inTurns<Each>(all: Each[], step: (each: Each) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += atOnce) {
    await Promise.all(all.slice(from, from + atOnce).map(step))
    await nextTurn()
  }
}
