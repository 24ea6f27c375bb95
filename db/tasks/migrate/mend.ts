import { readFileSync, writeFileSync } from 'node:fs'

type Snapshot = { tables: Record<string, { columns: Record<string, unknown> } | undefined> }

/**
 * On SQLite a rebuilt table is filled from the old one. drizzle-kit copies every column of the new table, also
 * those that are only just being added and that the old one cannot have. Leaves those out of the copy of the
 * newest migration, so that they begin with their defaults.
 */
export function mendRebuilds(folder: string, tags: string[]): void {
  const [previous, newest] = tags.slice(-2)
  if (!previous || !newest) return
  const { tables } = JSON.parse(
    readFileSync(`${folder}/meta/${numberOf(previous)}_snapshot.json`, 'utf8'),
  ) as Snapshot
  const file = `${folder}/${newest}.sql`
  const sql = readFileSync(file, 'utf8')
  const mended = sql.replace(copying, (whole, table: string, columns: string) => {
    const known = tables[table] && [...Object.keys(tables[table].columns), ...columnsMade(sql, table)]
    if (!known) return whole
    const kept = columns.split(', ').filter((column) => known.includes(column.replaceAll('"', '')))
    return `INSERT INTO \`__new_${table}\`(${kept.join(', ')}) SELECT ${kept.join(', ')} FROM \`${table}\`;`
  })
  if (mended !== sql) writeFileSync(file, mended)
}

const copying = /INSERT INTO `__new_(\w+)`\(([^)]+)\) SELECT \2 FROM `\1`;/g

/** Columns that the migration itself added or renamed before it rebuilds the table. */
function columnsMade(sql: string, table: string): string[] {
  const made = sql.matchAll(
    new RegExp(`ALTER TABLE \`${table}\` (?:ADD|RENAME COLUMN "\\w+" TO) ["\`](\\w+)`, 'g'),
  )
  return [...made].map(([, column = '']) => column)
}

const numberOf = (tag: string) => tag.split('_')[0]
