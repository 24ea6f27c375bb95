import { existsSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { statementsForPostgres } from '../../dialect/change/postgres.ts'
import { remarks } from '../../dialect/change/remarks.ts'
import type { Renames } from '../../dialect/change/renames.ts'
import { same } from '../../dialect/change/shape.ts'
import { statementsForSqlite } from '../../dialect/change/sqlite.ts'
import { ConfigurationError } from '../../dialect/index.ts'
import { type Generated, generatedIn } from './generated.ts'
import { faultOf } from './mend.ts'
import { strangersIn } from './strangers.ts'

const writers = { sqlite: statementsForSqlite, postgres: statementsForPostgres }

/** How many revisions there were before, and whether a person will write the new ones. */
type Newness = { known: number; custom: boolean }

/**
 * Does what drizzle-kit leaves undone: mends an up of it that is new and would fail, and writes the way back of
 * every revision that has none. A way back that exists is never written over, nor an up of the past. Answers what it
 * did, line by line. Throws a ConfigurationError when a file of the past is missing, or the dialects disagree.
 */
export function completeRevisions(root: string, { known, custom }: Newness): string[] {
  const revisions = generatedIn(root)
  const torn = revisions.find((revision) => revision.place >= known && !isAlike(revision, revisions))
  if (torn)
    throw new ConfigurationError(
      `${torn.tag} would rename something in one dialect and not in the other: answer both alike`,
    )
  return revisions.flatMap((revision) => {
    const isNew = revision.place >= known
    if (existsSync(revision.downFile)) return []
    const fault = isNew && !custom ? faultOf(revision) : undefined
    if (fault) writeFileSync(revision.file, joined(writers[revision.dialect](revision.forward, 'up')))
    const down = isNew && custom ? [byHand(revision)] : downOf(revision, isNew ? [] : strangersIn(revision))
    writeFileSync(revision.downFile, `${joined(down).trimEnd()}\n`)
    return [
      ...(fault ? [`mended ${shown(revision.file)}: ${fault}`] : []),
      `wrote ${shown(revision.downFile)}${isByHand(down) ? ', which a person must finish' : ''}`,
    ]
  })
}

/** A rename that is one in SQLite and a loss in Postgres would be found out only when the rows are gone. */
const isAlike = ({ tag, forward }: Generated, all: Generated[]): boolean =>
  all
    .filter((other) => other.tag === tag)
    .every((other) => same(sorted(other.forward.renames), sorted(forward.renames)))

const sorted = ({ tables, columns }: Renames) => [
  Object.entries(tables).sort(),
  Object.entries(columns)
    .map(([table, names]) => [table, Object.entries(names).sort()])
    .sort(),
]

/** `strangers` are statements of the up that drizzle-kit did not write. */
function downOf({ dialect, back }: Generated, strangers: string[]): string[] {
  const open = [...strangers.map((statement) => `what undoes ${shorten(statement)}`), ...back.beyond]
  const statements = writers[dialect](back, 'down')
  const down = [...(open.length > 0 ? [open.map(remarks.byHand).join('\n')] : []), ...statements]
  return down.length > 0 ? down : ['-- nothing to undo']
}

const byHand = ({ tag }: Generated) =>
  `${remarks.byHand(`what undoes ${tag}.sql`)}\n-- (delete the line above when you have; if there is nothing to undo, leave a comment that says so)`

const isByHand = (down: string[]) => /^-- write by hand: /m.test(down.join('\n'))

/** A comment at the end of a statement has a line of its own. */
const joined = (statements: string[]) =>
  statements.map((one) => (/--[^\n]*$/.test(one) ? `${one}\n` : one)).join('--> statement-breakpoint\n')

const shorten = (statement: string) => (statement.length > 80 ? `${statement.slice(0, 79)}…` : statement)

const shown = (file: string) => relative(process.cwd(), file)

if (import.meta.main) {
  const [known = Number.POSITIVE_INFINITY, kind] = process.argv.slice(2)
  try {
    const done = completeRevisions('drizzle', { known: Number(known), custom: kind === 'custom' })
    for (const line of done) process.stdout.write(`${line}\n`)
  } catch (error) {
    console.error(error instanceof ConfigurationError ? error.message : error)
    process.exitCode = 1
  }
}
