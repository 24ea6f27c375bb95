import { postIn } from './passing-on.ts'
import type { Place, Row } from './place.ts'
import { randomFrom } from './random.ts'

/* What posts of Quillbeck have besides their words; each post is named by how it begins. */

const hour = 3_600_000
const day = 24 * hour

/** Questions, and when the asking ends, counted from the post. */
const asked: [beginning: string, options: string[], lasts: number][] = [
  ['The railings are to be', ['Tin three', 'Tin six', 'A dock leaf', 'Gold'], 2 * day],
  ['What shall the orchestra play', ['A march', 'A waltz', 'The shipping forecast'], 3 * day],
]

const linked = {
  beginning: 'Reading aloud by the river',
  url: 'https://library.example.org/aloud',
  title: 'Aloud: what we read by the river',
  description:
    'Every fair evening at seven, on the steps below the mill. Bring a jumper; the story brings the weather.',
  site: 'Quillbeck Library',
}

const warned: [beginning: string, warning: string][] = [
  ['Story time had to be stopped', 'How a story ends'],
  ['The crossword strangers, final report', 'How a story ends'],
]

const edited: [beginning: string, now: string, before: string] = [
  'The rye, because you keep asking',
  '400 g water',
  '300 g water',
]

/** Lets them ask, link, warn and correct themselves; `row` makes ids and dates. */
export function attach(place: Place, now: number, row: Row): void {
  for (const [at, [beginning, options, lasts]] of asked.entries())
    ask(place, now, { at, beginning, options, lasts })
  link(place, row)
  for (const [beginning, warning] of warned) postIn(place, beginning).warning = warning
  correct(place, row)
}

type Question = { at: number; beginning: string; options: string[]; lasts: number }

function ask(place: Place, now: number, { at, beginning, options, lasts }: Question): void {
  const post = postIn(place, beginning)
  const random = randomFrom(23 + at)
  const endsAt = new Date(post.createdAt.getTime() + lasts)
  const voters = place.people.filter(({ id }) => id !== post.authorId && random() < 0.7)
  const chosen = voters.map((voter) => ({ voter, position: Math.floor(random() ** 1.8 * options.length) }))
  post.hasPoll = true
  place.polls.push({
    postId: post.id,
    endsAt,
    voterCount: voters.length,
    ...(endsAt.getTime() <= now && { toldAt: endsAt }),
  })
  for (const [position, label] of options.entries()) {
    const voteCount = chosen.filter((one) => one.position === position).length
    place.pollOptions.push({ postId: post.id, position, label, voteCount })
  }
  for (const { voter, position } of chosen) {
    place.pollVoters.push({ postId: post.id, userId: voter.id, createdAt: post.createdAt })
    place.pollVotes.push({ postId: post.id, userId: voter.id, position })
  }
}

function link(place: Place, row: Row): void {
  const { beginning, ...page } = linked
  const post = postIn(place, beginning)
  const { id, createdAt } = row(post.createdAt.getTime(), 900)
  place.previews.push({ id, ...page, state: 'ready', fetchedAt: createdAt, createdAt })
  post.previewId = id
}

function correct(place: Place, row: Row): void {
  const [beginning, now, before] = edited
  const post = postIn(place, beginning)
  const moment = post.createdAt.getTime()
  place.revisions.push({
    ...row(moment, 901),
    postId: post.id,
    body: post.body.replace(now, before),
  })
  post.editedAt = new Date(moment + hour / 6)
}
