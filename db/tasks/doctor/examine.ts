import { getTableName } from 'drizzle-orm'
import { driver } from '../../client.ts'
import { integrity, looseEnds } from '../../dialect/soundness.ts'
import * as schema from '../../schema/index.ts'
import { pendingMigrations } from '../migrate.ts'
import { progress } from '../progress.ts'
import { wrongCounters } from './counters.ts'
import { type Check, type Finding, told } from './finding.ts'
import { strangeIds } from './ids.ts'
import { undone } from './jobs.ts'
import { leftovers } from './leftovers.ts'
import { orphans } from './orphans.ts'
import { overdue } from './overdue.ts'
import { wrongPostCounters } from './post-counters.ts'
import { wrongTags } from './post-tags.ts'
import { missingSelfFollows } from './self-follows.ts'
import { wrongWords } from './user-words.ts'

/** In an order in which mending one thing never breaks what was looked at before. */
const checks: Check[] = [
  orphans,
  strangeIds,
  missingSelfFollows,
  wrongCounters,
  wrongPostCounters,
  wrongWords,
  wrongTags,
  leftovers,
  overdue,
  undone,
  () => looseEnds(driver(), Object.values(schema).map(getTableName)),
]

type Settings = { mend?: boolean; now?: number; show?: typeof progress }
type Report = { lines: string[]; isWell: boolean }

/**
 * Compares what the database says with what can be counted in it, and answers a line for each kind of trouble. With
 * `mend` it puts right what can be put right, looks again, and tells what is left. Without tables to look into, or
 * when the file itself is damaged, it says that and nothing more.
 */
export async function examine(settings: Settings = {}): Promise<Report> {
  const { mend = false, now = Date.now(), show = progress } = settings
  const pending = await notMigrated()
  if (pending) return report([advised(pending)])
  const { damage, broken } = await integrity(driver())
  if (damage.length > 0) return report(damage.map(advised))
  if (!mend) {
    const findings = [...broken, ...(await look(now, show))]
    const isMendable = findings.some((finding) => finding.mend)
    const hint = isMendable ? ['npm run doctor -- --mend puts right what can be put right.'] : []
    return report([...findings.map(advised), ...hint])
  }
  const done: string[] = []
  await look(now, show, async (finding) => void done.push(...(await mended(finding))))
  const left = [...(broken.length > 0 ? (await integrity(driver())).broken : []), ...(await look(now, show))]
  if (done.length === 0 || left.length > 0) return report([...done, ...left.map(advised)])
  return { lines: [...done, 'All is well now.'], isWell: true }
}

const report = (lines: string[]): Report =>
  lines.length === 0 ? { lines: ['All is well.'], isWell: true } : { lines, isWell: false }

async function look(now: number, show: typeof progress, treat?: (finding: Finding) => Promise<void>) {
  const shown = show(checks.length, 'examining')
  const all: Finding[] = []
  for (const [at, check] of checks.entries()) {
    const findings = await check(now)
    for (const finding of findings) await treat?.(finding)
    all.push(...findings)
    shown.to(at + 1)
  }
  shown.end()
  return all
}

/** What was changed; nothing for what cannot be mended, which the second look tells. */
async function mended(finding: Finding): Promise<string[]> {
  if (!finding.mend) return []
  try {
    return [`${told(finding)}; mended ${await finding.mend()}`]
  } catch (error) {
    const reason = (error as Error).message.replaceAll(/\s*\n\s*/g, ' ')
    return [`${finding.what} could not be mended: ${reason}`]
  }
}

const advised = (finding: Finding): string =>
  finding.advice ? `${told(finding)}; ${finding.advice}` : told(finding)

async function notMigrated(): Promise<Finding | undefined> {
  const pending = await pendingMigrations()
  if (pending[0] === undefined) return undefined
  const advice = 'npm run db:migrate applies them; everything else comes after that'
  return { what: 'pending migrations', count: pending.length, example: pending[0], advice }
}
