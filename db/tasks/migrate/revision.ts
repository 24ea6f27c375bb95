import { ConfigurationError } from '../../dialect/index.ts'
import type { Migration } from './journal.ts'

/** Where nothing is applied: before the first revision. */
export const base = -1

/**
 * Which revision a word means, as its place in the history: a whole tag, its number, an unambiguous beginning,
 * `head` for the newest, `base` (-1) for none. Throws a ConfigurationError when it means none, or several.
 */
export function placeOf(word: string, migrations: Migration[]): number {
  if (word === 'base') return base
  if (word === 'head') return migrations.length - 1
  const whole = migrations.findIndex(({ tag }) => tag === word)
  if (whole >= 0) return whole
  const numbered = migrations.filter(({ tag }) => tag.startsWith(`${word}_`))
  const begun = numbered.length > 0 ? numbered : migrations.filter(({ tag }) => tag.startsWith(word))
  const [only, ...others] = word === '' ? [] : begun
  if (!only) throw new ConfigurationError(`there is no revision "${word}"; npm run db:history lists them`)
  if (others.length > 0)
    throw new ConfigurationError(
      `"${word}" may be ${begun.map(({ tag }) => tag).join(' or ')}: write more of it`,
    )
  return migrations.indexOf(only)
}

/** How the place of a revision is called. */
export const nameOf = (place: number, migrations: Migration[]): string => migrations[place]?.tag ?? 'base'
