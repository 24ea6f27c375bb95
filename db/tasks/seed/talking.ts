import type { NotificationKind } from '../../schema/notifications.ts'
import { mentionsIn } from '../../text/entities.ts'
import type { Place, Row } from './place.ts'
import { randomFrom } from './random.ts'

const minute = 60_000
const hour = 60 * minute

/** How likely somebody likes a post of whom they follow, and how long ago they last looked at what they were told. */
const liking = 0.16
const unread = 5 * hour

type Post = Place['posts'][number]

/**
 * Lets the people of Quillbeck talk with each other: whoever begins with a name answers what that person said last,
 * and whoever begins with a bracket what they said themselves; who is named is told, and some like what those post whom they follow. `row` makes ids and dates.
 */
export function talk(place: Place, now: number, row: Row): void {
  answer(place)
  name(place)
  like(place, now, row)
  tell(place, now, row)
}

function answer({ posts, people }: Place): void {
  const said = new Map<number, Post>()
  for (const post of posts) {
    const [, handle] = /^@(\w+)/.exec(post.body) ?? []
    const goesOn = post.body.startsWith('(')
    const answered = said.get(goesOn ? post.authorId : (people.find((one) => one.handle === handle)?.id ?? 0))
    if (answered) {
      post.replyToId = answered.id
      post.replyToAuthorId = answered.authorId
      post.rootId = answered.rootId ?? answered.id
      answered.replyCount = (answered.replyCount ?? 0) + 1
    }
    said.set(post.authorId, post)
  }
}

function name({ posts, people, mentions }: Place): void {
  const idOf = new Map(people.map(({ id, handle }) => [handle, id]))
  for (const { id, authorId, body } of posts)
    for (const handle of mentionsIn(body)) {
      const userId = idOf.get(handle)
      if (userId !== undefined && userId !== authorId) mentions.push({ postId: id, userId })
    }
}

function like({ posts, follows, likes }: Place, now: number, row: Row): void {
  const random = randomFrom(11)
  for (const post of posts)
    for (const { followerId, followeeId } of follows) {
      if (followeeId !== post.authorId || followerId === followeeId || random() > liking) continue
      const moment = Math.min(post.createdAt.getTime() + random() * 8 * hour, now - minute - random() * hour)
      likes.push({ ...row(moment, 500 + (likes.length % 500)), userId: followerId, postId: post.id })
      post.likeCount = (post.likeCount ?? 0) + 1
    }
}

/** Writes down what each of them was told, and that they looked some hours ago. */
function tell(place: Place, now: number, row: Row): void {
  const { posts, reposts, likes, follows, followRequests, mentions, people, notifications } = place
  const authorOf = new Map(posts.map(({ id, authorId }) => [id, authorId]))
  const momentOf = new Map([...posts, ...reposts].map(({ id, createdAt }) => [id, createdAt.getTime()]))
  const note = (
    kind: NotificationKind,
    userId: number | undefined,
    actorId: number,
    moment: number,
    postId?: number,
  ) => {
    if (userId === undefined || userId === actorId) return
    const at = row(moment, notifications.length % 1000)
    notifications.push({ ...at, userId, kind, actorId, postId: postId ?? null })
  }
  for (const { followerId, followeeId, createdAt } of follows)
    note('follow', followeeId, followerId, createdAt.getTime())
  for (const { followerId, followeeId, createdAt } of followRequests)
    note('request', followeeId, followerId, createdAt.getTime())
  for (const { userId, postId, createdAt } of likes)
    note('like', authorOf.get(postId), userId, createdAt.getTime(), postId)
  for (const { repostOfId, authorId, createdAt } of reposts)
    note('repost', authorOf.get(repostOfId ?? 0), authorId, createdAt.getTime(), repostOfId ?? undefined)
  for (const { id, authorId, replyToAuthorId, quoteOfId, createdAt } of posts) {
    if (replyToAuthorId) note('reply', replyToAuthorId, authorId, createdAt.getTime(), id)
    if (quoteOfId) note('quote', authorOf.get(quoteOfId), authorId, createdAt.getTime(), id)
  }
  const answered = new Map(posts.map(({ id, replyToAuthorId }) => [id, replyToAuthorId]))
  for (const { postId, userId } of mentions)
    if (answered.get(postId) !== userId)
      note('mention', userId, authorOf.get(postId) ?? 0, momentOf.get(postId) ?? now, postId)
  for (const person of people) {
    const seen = notifications.filter(
      ({ userId, createdAt }) => userId === person.id && createdAt.getTime() < now - unread,
    )
    if (seen.length > 0) person.notificationsReadId = Math.max(...seen.map(({ id }) => id))
  }
}
