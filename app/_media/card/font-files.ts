import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A font of which only the parts are read that a text needs; those before others are preferred. */
type Family = { name: string; weights: readonly number[]; parts?: readonly string[] }

const both = [400, 700]

const families: Family[] = [
  { name: 'noto-sans', weights: both },
  { name: 'noto-sans-arabic', weights: both, parts: ['arabic'] },
  { name: 'noto-sans-hebrew', weights: both, parts: ['hebrew'] },
  { name: 'noto-sans-thai', weights: both, parts: ['thai'] },
  { name: 'noto-emoji', weights: both },
  { name: 'noto-sans-symbols-2', weights: [400], parts: ['symbols', 'math'] },
  { name: 'kosugi', weights: [400] }, // Japanese
  { name: 'gowun-dodum', weights: [400] }, // Korean
]

/** A file and what it is for. */
type FontFile = { path: string; ranges: Range[] }
type Range = [first: number, last: number]

// Not found by import, so that no bundler meddles with it; `next.config.mjs` names them to those who copy only
// what is imported.
const home = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@fontsource')

let known: Promise<Map<number, FontFile[]>> | undefined

/** The files that may show a character in this weight, the preferred one first. */
export async function filesFor(character: number, weight: 400 | 700): Promise<string[]> {
  known ??= survey()
  const files = (await known).get(weight) ?? []
  return files.filter(({ ranges }) => ranges.some(isIn(character))).map(({ path }) => path)
}

const isIn =
  (character: number) =>
  ([first, last]: Range) =>
    first <= character && character <= last

async function survey(): Promise<Map<number, FontFile[]>> {
  const parts = await Promise.all(families.map(partsOf))
  return new Map(both.map((weight) => [weight, parts.flatMap((of) => of(weight))]))
}

async function partsOf({ name, weights, parts }: Family) {
  const written = await readFile(join(home, name, 'unicode.json'), 'utf8')
  const entries = Object.entries(JSON.parse(written) as Record<string, string>)
    .map(([part, ranges]) => ({ part: part.replace(/[[\]]/g, ''), ranges: rangesIn(ranges) }))
    .filter(({ part }) => !parts || parts.includes(part))
    .sort((a, b) => Number(b.part === 'latin') - Number(a.part === 'latin'))
  return (wanted: number): FontFile[] => {
    const weight = weights.includes(wanted) ? wanted : weights[0]
    return entries.map(({ part, ranges }) => ({
      path: join(home, name, 'files', `${name}-${part}-${weight}-normal.woff`),
      ranges,
    }))
  }
}

/** What a `unicode-range` of CSS covers. */
export function rangesIn(written: string): Range[] {
  return written.split(',').map((one) => {
    const [first = '', last = first] = one.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
}
