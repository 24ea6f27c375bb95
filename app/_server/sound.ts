/** How deep what is sent may be nested, and how many names it may have in all. */
export const sound = { depth: 32, keys: 1000 } as const

// What these name belongs to every object already.
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * What JSON says, or undefined when it cannot be read or is made to do harm: nested too deep, too many names, a
 * name twice in one object, where readers disagree which counts, or one that every object has. Looks before it
 * builds anything; linear in the length of the text.
 */
export function parseJson(text: string): unknown {
  try {
    return isSoundJson(text) ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

// A string that does not end is taken whole too: to look into it from each of its quotes would take forever.
const token = /"(?:[^"\\]|\\.)*(?:"(\s*:)?|\\?$)|[{}[\]]/gs

function isSoundJson(text: string): boolean {
  const open: Set<string>[] = []
  let keys = 0
  for (const [found, colon] of text.matchAll(token)) {
    if (found === '{' || found === '[') {
      if (open.push(new Set()) > sound.depth) return false
    } else if (found === '}' || found === ']') open.pop()
    else if (colon !== undefined) {
      const name = JSON.parse(found.slice(0, -colon.length)) as string
      const names = open.at(-1)
      keys += 1
      if (keys > sound.keys || reserved.has(name) || names?.has(name)) return false
      names?.add(name)
    }
  }
  return true
}

/**
 * Whether the fields of a form may go on, by the same measure. `a[b]` and `a.b` count as nested, since something
 * may read them so; React sends the arguments of an action as JSON in fields with a number.
 */
export function isSoundForm(fields: Iterable<[name: string, value: unknown]>): boolean {
  let count = 0
  for (const [name, value] of fields) {
    const parts = name.replace(/^_?\d+_/, '').split(/[[\].]+/)
    count += 1
    if (count > sound.keys || parts.length > sound.depth || parts.some((part) => reserved.has(part)))
      return false
    if (/^(\d+|\$ACTION_.*:\d+)$/.test(name) && typeof value === 'string' && parseJson(value) === undefined)
      return false
  }
  return true
}
