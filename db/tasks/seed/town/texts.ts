import { oneOf, type Random } from '../random.ts'
import { type Tongue, tongues } from './tongues.ts'
import * as words from './words.ts'

/**
 * What somebody writes: a sentence or three, now and then a mention, tags, a link, a sign, line breaks, another
 * language. `someone` is the handle of a person to talk to; undefined while the author is alone.
 */
export function textOf(random: Random, someone: () => string | undefined): string {
  const isElsewhere = random() < 0.12
  const tongue = isElsewhere ? oneOf(random, tongues) : undefined
  let text = tongue ? spoken(random, tongue) : said(random)
  const spice = random()
  if (spice < 0.16) text = addressed(random, text, someone())
  else if (spice < 0.36) text += ` #${tongue ? tongue.tag : oneOf(random, words.tags)}`
  else if (spice < 0.4) text += `\n\n#${oneOf(random, words.tags)} #${oneOf(random, words.tags)}`
  else if (spice < 0.47) text += ` ${address(random)}`
  else if (spice < 0.57) text += ` ${oneOf(random, words.signs)}`
  return text
}

/** What somebody says of themselves. */
export function bioOf(random: Random): string {
  const doing = `${capital(oneOf(random, words.doings))} ${oneOf(random, words.things)} ${oneOf(random, words.places)}.`
  const [length, tag] = [random(), oneOf(random, words.tags)]
  if (length < 0.2) return ''
  return length < 0.5 ? doing : `${doing} ${oneOf(random, words.afterthoughts)} #${tag}`
}

export const nameOf = (random: Random): string =>
  `${oneOf(random, words.givenNames)} ${oneOf(random, words.familyNames)}`

function said(random: Random): string {
  const count = random() < 0.35 ? 1 : random() < 0.75 ? 2 : 3
  let text = sentence(random)
  for (let n = 1; n < count; n++) {
    const next = n === count - 1 ? oneOf(random, words.afterthoughts) : sentence(random)
    text += (random() < 0.06 ? '\n' : ' ') + next
  }
  return text
}

function sentence(random: Random): string {
  if (random() < 0.45)
    return `${oneOf(random, words.subjects)} ${oneOf(random, words.deeds)}${random() < 0.5 ? '.' : '!'}`
  const { openings, doings, things, places } = words
  return `${oneOf(random, openings)} ${oneOf(random, doings)} ${oneOf(random, things)} ${oneOf(random, places)}.`
}

function spoken(random: Random, { begins, happened, ends, gap }: Tongue): string {
  return oneOf(random, begins) + gap + oneOf(random, happened) + oneOf(random, ends)
}

function addressed(random: Random, text: string, handle: string | undefined): string {
  if (!handle) return text
  return random() < 0.6
    ? `@${handle} ${oneOf(random, words.replies)}`
    : `${text} Thinking of you, @${handle}.`
}

/** Nobody's real house: example.org and its neighbours are kept for this. */
function address(random: Random): string {
  const host = `${oneOf(random, words.beings)}.example.${random() < 0.5 ? 'org' : 'net'}`
  return `https://${host}/${oneOf(random, words.tags)}/${Math.floor(random() * 1000)}`
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
