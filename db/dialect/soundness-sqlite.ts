import type { Driver } from './driver.ts'
import type { Complaint, Integrity } from './soundness.ts'

/** Reads the whole file without keeping anybody from writing: a second or two for a gigabyte. */
export async function integrity(driver: Driver): Promise<Integrity> {
  const problems = await problemsOf(driver)
  return {
    damage: told(
      'damage in the database file',
      problems.filter((problem) => !isBrokenRule(problem)),
      'stop Pipit and restore a backup',
    ),
    broken: told(
      'rows that break a rule of their table',
      problems.filter(isBrokenRule),
      'they must be changed by hand',
    ),
  }
}

/** Rows of tables other than the `known` ones that point to nobody. */
export async function looseEnds(driver: Driver, known: string[]): Promise<Complaint[]> {
  const strays = await driver.raw('PRAGMA foreign_key_check')
  const unknown = strays.filter((row) => !known.includes(String(row.table)))
  return told(
    'rows of other tables that point to nobody',
    unknown.map((row) => `${row.table} ${row.rowid}`),
    'these tables are not Pipit’s',
  )
}

async function problemsOf(driver: Driver): Promise<string[]> {
  try {
    const rows = await driver.raw('PRAGMA integrity_check(1000)')
    return rows.map((row) => String(row.integrity_check)).filter((problem) => problem !== 'ok')
  } catch (error) {
    return [(error as Error).message]
  }
}

const isBrokenRule = (problem: string) =>
  /^(CHECK constraint failed|NULL value|(NUMERIC|TEXT|non-\w+) value) in /.test(problem)

function told(what: string, problems: string[], advice: string): Complaint[] {
  const [first] = problems
  if (first === undefined) return []
  return [{ what, count: problems.length, example: first.replaceAll(/\s*\n\s*/g, ' '), advice }]
}
