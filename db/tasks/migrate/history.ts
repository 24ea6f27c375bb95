import type { DatabaseAddress } from '../../dialect/index.ts'
import { appliedTo } from './database.ts'
import { headsOf } from './heads.ts'
import { type Migration, readMigrations } from './journal.ts'
import { currentPlace } from './plan.ts'

/**
 * Every revision, the newest first, with the day it was generated and where the database stands: a line each. A
 * database that cannot be asked is one line more. Throws a ConfigurationError when files are missing.
 */
export async function history(address: DatabaseAddress, folder: string): Promise<string> {
  const migrations = readMigrations(folder)
  if (migrations.length === 0) return 'there are no revisions yet'
  const heads = headsOf(folder)
  const { place, problem } = await placeIn(address, migrations)
  const width = Math.max(...migrations.map(({ tag }) => tag.length))
  const lines = migrations.map(({ tag, when }, at) => {
    const state = place === undefined ? [] : [at > place ? 'pending' : at === place ? 'current' : 'applied']
    if (heads.includes(tag)) state.push('head')
    return `${tag.padEnd(width)}  ${new Date(when).toISOString().slice(0, 10)}  ${state.join(', ')}`.trimEnd()
  })
  return [
    ...lines.reverse(),
    ...(problem ? [`where the database stands is not known: ${problem}`] : []),
  ].join('\n')
}

type Standing = { place?: number; problem?: string }

async function placeIn(address: DatabaseAddress, migrations: Migration[]): Promise<Standing> {
  try {
    return { place: currentPlace(migrations, await appliedTo(address)) }
  } catch (error) {
    return { problem: (error as Error).message }
  }
}
