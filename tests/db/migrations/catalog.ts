import { ask, tables } from './look.ts'

/** The tables of a database as it knows them: columns, keys, rules and indexes, each as a line, in one order. */
export type Catalog = Record<string, string[]>

export async function catalogOf(url: string): Promise<Catalog> {
  const lines = url.startsWith('file:') ? await sqliteLines(url) : await ask(url, postgresLines)
  const catalog: Catalog = {}
  for (const { name, line } of lines) catalog[String(name)] = [...(catalog[String(name)] ?? []), String(line)]
  for (const name of Object.keys(catalog)) catalog[name]?.sort()
  return catalog
}

/** Every row of every table, in the order of its text. */
export async function rowsOf(url: string): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {}
  for (const name of (await tables(url)).filter((name) => !name.startsWith('__')))
    found[name] = inOrder(await ask(url, `SELECT * FROM "${name}"`))
  return found
}

type Row = Record<string, unknown>

const inOrder = (rows: Row[]): Row[] =>
  rows
    .map((row) => Object.fromEntries(Object.entries(row).sort()))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))

const postgresLines = `
  SELECT relname AS name, format('%s %s%s%s', attname, format_type(atttypid, atttypmod),
      CASE WHEN attnotnull THEN ' not null' END, ' default ' || pg_get_expr(adbin, adrelid)) AS line
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT relname, conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN pg_class ON conrelid = pg_class.oid
    WHERE contype <> 'n' AND relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'`

async function sqliteLines(url: string): Promise<Row[]> {
  const rows = await ask(
    url,
    `SELECT t.name, c.name || ' ' || c.type || iif(c."notnull", ' not null', '')
        || coalesce(' default ' || c.dflt_value, '') || iif(c.pk, ' key ' || c.pk, '') AS line
      FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'
    UNION ALL
    SELECT t.name, 'refers ' || f."from" || ' to ' || f."table" || ' ' || f."to" || ' ' || f.on_delete
      FROM sqlite_schema t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
    UNION ALL
    SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL`,
  )
  return rows
    .filter(({ name }) => !/^(__|sqlite_)/.test(String(name)))
    .flatMap(({ name, line }) => {
      const text = String(line).replaceAll('`', '"').replaceAll(`"${name}".`, '')
      const lines = text.startsWith('CREATE TABLE') ? checksIn(text) : [text]
      return lines.map((line) => ({ name, line }))
    })
}

const checksIn = (sql: string): string[] =>
  [...sql.matchAll(/CONSTRAINT "\w+" (?:CHECK|UNIQUE)\s*\(.*\)/g)].map(([check]) => check.replaceAll('"', ''))
