/**
 * The CHECK constraints of a `CREATE TABLE` as [name, condition], "" for one without a name; SQLite has no other list
 * of them. Quotes around names and white space say nothing, so they are left out.
 */
export function checksOf(sql: string): [name: string, condition: string][] {
  const tokens = sql.match(token) ?? []
  return tokens.flatMap((word, at): [string, string][] => {
    if (word.toLowerCase() !== 'check' || tokens[at + 1] !== '(') return []
    const named = tokens[at - 2]?.toLowerCase() === 'constraint'
    return [[named ? bare(tokens[at - 1] ?? '') : '', conditionOf(tokens.slice(at + 2))]]
  })
}

// Texts, names in quotes, words and numbers, and then whatever stands alone. Comments count as white space.
const token =
  /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\w$.]+|--[^\n]*|\/\*[\s\S]*?\*\/|[<>=!|]+|[^\s\w]/g

/** Up to the parenthesis that closes what is open. */
function conditionOf(tokens: string[]): string {
  let depth = 1
  const end = tokens.findIndex((word) => {
    if (word === '(') depth += 1
    if (word === ')') depth -= 1
    return depth === 0
  })
  return tokens
    .slice(0, end)
    .filter((word) => !/^(--|\/\*)/.test(word))
    .map(bare)
    .join(' ')
    .replaceAll(' . ', '.')
}

const bare = (word: string) => word.replace(/^["`[]([\w$]+)["`\]]$/, '$1')
