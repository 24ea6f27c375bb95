/** Lines that say how many rows each table has, the empty ones in one. */
export function countedRows(tables: [name: string, rows: number][]): string[] {
  const full = tables.filter(([, rows]) => rows > 0)
  const empty = tables.filter(([, rows]) => rows === 0).map(([name]) => name)
  const width = Math.max(0, ...full.map(([name]) => name.length))
  const lines = full.map(([name, rows]) => `  ${name.padEnd(width)}  ${rows.toLocaleString('en')}`)
  return empty.length > 0 ? [...lines, `  without rows: ${empty.join(', ')}`] : lines
}
