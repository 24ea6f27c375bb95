/** Lines that say how many rows each table has, the empty ones in one. */
export function countedRows(tables: Iterable<readonly [string, number | { rows: number }]>): string[] {
  const counted = [...tables].map(
    ([name, rows]) => [name, typeof rows === 'number' ? rows : rows.rows] as const,
  )
  const full = counted.filter(([, rows]) => rows > 0)
  const empty = counted.filter(([, rows]) => rows === 0).map(([name]) => name)
  const width = Math.max(0, ...full.map(([name]) => name.length))
  const lines = full.map(([name, rows]) => `  ${name.padEnd(width)}  ${rows.toLocaleString('en')} rows`)
  return empty.length > 0 ? [...lines, `  without rows: ${empty.join(', ')}`] : lines
}
