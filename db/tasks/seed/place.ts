import { idAt } from '../../id.ts'
import type { blocks } from '../../schema/blocks.ts'
import type { bookmarks } from '../../schema/bookmarks.ts'
import type { followRequests } from '../../schema/follow-requests.ts'
import type { follows } from '../../schema/follows.ts'
import type { likes } from '../../schema/likes.ts'
import type { mentions } from '../../schema/mentions.ts'
import type { notifications } from '../../schema/notifications.ts'
import type { pins } from '../../schema/pins.ts'
import type { place } from '../../schema/place.ts'
import type { pollOptions, polls, pollVoters, pollVotes } from '../../schema/polls.ts'
import type { posts } from '../../schema/posts.ts'
import type { previews } from '../../schema/previews.ts'
import type { reports } from '../../schema/reports.ts'
import type { revisions } from '../../schema/revisions.ts'
import type { tagFollows } from '../../schema/tag-follows.ts'
import type { users } from '../../schema/users.ts'
import { attach } from './attaching.ts'
import { drawLines } from './circles.ts'
import { reportedOnce, saidOfPlace } from './order.ts'
import { passOn } from './passing-on.ts'
import { cast, founder } from './people.ts'
import { said } from './posts.ts'
import { talk } from './talking.ts'

type Counts = { followerCount: number; followingCount: number; postCount: number }

/** Rows that make a whole place, their counters true: what `settle` stores, wherever it comes from. */
export type Place = {
  people: (typeof users.$inferInsert & Counts)[]
  follows: (typeof follows.$inferInsert)[]
  posts: (typeof posts.$inferInsert)[]
  /** Who follows which tags, by their folded names. */
  tagFollows: (Omit<typeof tagFollows.$inferInsert, 'tagId'> & { name: string })[]
  reports: (typeof reports.$inferInsert)[]
  /** What its founder says of it. */
  said: (typeof place.$inferInsert)[]
  reposts: (typeof posts.$inferInsert)[]
  pins: (typeof pins.$inferInsert)[]
  likes: (typeof likes.$inferInsert)[]
  mentions: (typeof mentions.$inferInsert)[]
  notifications: (typeof notifications.$inferInsert)[]
  followRequests: (typeof followRequests.$inferInsert)[]
  blocks: (typeof blocks.$inferInsert)[]
  bookmarks: (typeof bookmarks.$inferInsert)[]
  polls: (typeof polls.$inferInsert)[]
  pollOptions: (typeof pollOptions.$inferInsert)[]
  pollVoters: (typeof pollVoters.$inferInsert)[]
  pollVotes: (typeof pollVotes.$inferInsert)[]
  previews: (typeof previews.$inferInsert)[]
  revisions: (typeof revisions.$inferInsert)[]
}

const minute = 60_000
const day = 1440 * minute
const oldestPost = 30 * day
const oldestFollow = 29 * day

/**
 * The demo place as it is at `now`: the same rows whenever it is asked, ids and dates counted back from then.
 * Nobody has a password yet, and everybody is a member.
 */
export function demoPlace(now: number): Place {
  const people = cast.map((one, at) => ({
    ...row(now - one.joinedDaysAgo * day, at),
    handle: one.handle,
    email: `${one.handle}@example.org`,
    name: one.name,
    bio: one.bio,
    fields: one.fields,
    followerCount: 0,
    followingCount: 0,
    postCount: 0,
    ...(one.isProtected && { protectedAt: new Date(Math.floor(now - one.joinedDaysAgo * day)) }),
  }))
  const place: Place = {
    people,
    follows: [],
    posts: [],
    tagFollows: [],
    reports: [],
    said: [],
    reposts: [],
    pins: [],
    likes: [],
    mentions: [],
    notifications: [],
    followRequests: [],
    blocks: [],
    bookmarks: [],
    polls: [],
    pollOptions: [],
    pollVoters: [],
    pollVotes: [],
    previews: [],
    revisions: [],
  }
  for (const one of people) addFollow(place, one, one, one.createdAt)
  for (const [at, [follower, followee]] of pairs(place).entries())
    addFollow(place, follower, followee, followedAt(now, at, follower, followee))
  for (const [at, { by, body }] of said.entries()) {
    const author = personIn(place, by)
    const rest = said.length - 1 - at
    place.posts.push({ ...row(now - postAge(rest, said.length), at), authorId: author.id, body })
    author.postCount += 1
  }
  for (const [at, one] of cast.entries())
    for (const [nth, name] of (one.tags ?? []).entries()) {
      const person = personIn(place, one.handle)
      const moment = person.createdAt.getTime() + (nth + 1) * minute
      place.tagFollows.push({ ...row(moment, at), userId: person.id, name })
    }
  place.reports.push(oneReport(place, now - 20 * minute))
  for (const [name, value] of Object.entries(saidOfPlace))
    place.said.push({ name, value, updatedAt: new Date(now) })
  passOn(place, now, row)
  attach(place, now, row)
  drawLines(place, now, row)
  talk(place, now, row)
  return place
}

function oneReport(place: Place, moment: number): Place['reports'][number] {
  const { by, words, reason, comment } = reportedOnce
  const post = place.posts.find(({ body }) => body === words)
  const author = place.people.find(({ id }) => id === post?.authorId)
  if (!post || !author) throw new Error('the demo place has no post that was reported')
  const { handle, name = '' } = author
  const content = { handle, name, body: words, postedAt: post.createdAt.getTime() }
  const subject = { personId: author.id, postId: post.id, content }
  return { ...row(moment, 0), reporterId: personIn(place, by).id, ...subject, reason, comment }
}

export type Row = typeof row
type Person = Place['people'][number]

/** The one of them who runs the place. */
export const founderOf = (place: Place): Person => personIn(place, founder)

/** An id and its date; `sequence` tells apart what has the same millisecond. */
function row(moment: number, sequence: number) {
  const createdAt = new Date(Math.floor(moment))
  return { id: idAt(createdAt) + sequence, createdAt }
}

function addFollow(place: Place, follower: Person, followee: Person, moment: Date) {
  const sequence = place.follows.length
  place.follows.push({ ...row(moment.getTime(), sequence), followerId: follower.id, followeeId: followee.id })
  if (follower === followee) return
  follower.followingCount += 1
  followee.followerCount += 1
}

/** Who follows whom. Everyone’s first one comes first, then the second ones: people find each other slowly. */
function pairs(place: Place): [Person, Person][] {
  const longest = Math.max(...cast.map((one) => one.follows.length))
  return Array.from({ length: longest }, (_, nth) =>
    cast.flatMap(({ handle, follows }): [Person, Person][] => {
      const followee = follows[nth]
      return followee ? [[personIn(place, handle), personIn(place, followee)]] : []
    }),
  ).flat()
}

/** A while later each, and never before both are there. */
function followedAt(now: number, at: number, follower: Person, followee: Person): Date {
  const both = Math.max(follower.createdAt.getTime(), followee.createdAt.getTime())
  return new Date(Math.max(both + (at + 1) * minute, now - oldestFollow + at * 8 * 60 * minute))
}

/**
 * How long ago a post was written that `rest` newer ones follow: minutes apart at the top, most of them in the
 * last days, the first one a month ago. The gaps differ from post to post, the order stays.
 */
function postAge(rest: number, count: number): number {
  const age = (newer: number) => {
    const steady = newer * 12 * minute
    const growing = (newer / (count - 1)) ** 2.3 * (oldestPost - (count - 1) * 12 * minute)
    return 4 * minute + steady + growing
  }
  const wobble = (rest * 0.618034) % 1 // the golden ratio spreads evenly without a pattern one sees
  return rest === count - 1 ? age(rest) : age(rest) + wobble * 0.7 * (age(rest + 1) - age(rest))
}

function personIn({ people }: Place, handle: string): Person {
  const person = people.find((one) => one.handle === handle)
  if (!person) throw new Error(`the demo place has nobody called ${handle}`)
  return person
}
