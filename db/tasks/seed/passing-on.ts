import type { Place, Row } from './place.ts'

/* What the people of Quillbeck do with each other's posts, each of which is named by how it begins. */

const reposted: [by: string, beginning: string][] = [
  ['ben', 'House rules, such as they are'],
  ['gia', 'Signal box, early turn'],
  ['cy', 'A book came back today'],
  ['ada', 'The mystery seedlings, solved'],
  ['eda', 'The mystery seedlings, solved'],
  ['dot', 'No moon, no wind'],
  ['ada', 'No moon, no wind'],
  ['ben', 'My watering can came home'],
  ['cy', 'My watering can came home'],
  ['ada', 'My watering can came home'],
]

const quoted: [quote: string, beginning: string][] = [
  ['If you are looking for something about swifts', 'The swifts are back under'],
  ['Sunflower on the windowsill', 'The mystery seedlings, solved'],
  ['Bringing what is left of the bridge', 'No moon, no wind'],
]

const pinned = ['House rules, such as they are', 'No moon, no wind']

const minute = 60_000

/** Lets them pass posts on, a while after they were written, quote and pin them; `row` makes ids and dates. */
export function passOn(place: Place, now: number, row: Row): void {
  for (const [at, [by, beginning]] of reposted.entries()) {
    const post = postIn(place, beginning)
    const moment = Math.min(post.createdAt.getTime() + (at + 9) * minute, now - (reposted.length - at) * 5000)
    const authorId = place.people.find(({ handle }) => handle === by)?.id ?? 0
    place.reposts.push({ ...row(moment, place.posts.length + at), authorId, body: '', repostOfId: post.id })
    post.repostCount = (post.repostCount ?? 0) + 1
  }
  for (const [quote, beginning] of quoted) {
    const post = postIn(place, beginning)
    postIn(place, quote).quoteOfId = post.id
    post.quoteCount = (post.quoteCount ?? 0) + 1
  }
  for (const [at, beginning] of pinned.entries()) {
    const post = postIn(place, beginning)
    place.pins.push({
      ...row(post.createdAt.getTime() + minute, at),
      userId: post.authorId,
      postId: post.id,
    })
  }
}

/** The post that begins like this. */
export function postIn({ posts }: Place, beginning: string) {
  const post = posts.find(({ body }) => body.startsWith(beginning))
  if (!post) throw new Error(`nobody says “${beginning}” in the demo place`)
  return post
}
