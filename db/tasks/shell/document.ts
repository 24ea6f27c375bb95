import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What the source says of a query or a mutation: its comment and its first lines; undefined when there is none. */
export function documentOf(name: string): string | undefined {
  if (!/^\w+$/.test(name)) return undefined
  for (const file of ['queries', 'mutations'].flatMap(filesOf)) {
    const source = readFileSync(file, 'utf8')
    const found = new RegExp(`(?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?export ${declared(name)}`).exec(
      source,
    )?.[0]
    if (found) return found.replace(/( =>?)?( \{)?\s*$/, '').replace(/^export /m, '')
  }
  return undefined
}

const declared = (name: string) => `(?:(?:async )?function ${name}\\b[\\s\\S]*?\\{\\n|const ${name}\\b.*)`

function filesOf(floor: string): string[] {
  const folder = resolve(import.meta.dirname, '../..', floor)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => resolve(folder, name))
}
