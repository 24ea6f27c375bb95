import { isTable } from './describe.ts'
import type { Drawer, Scope } from './scope.ts'

/** What can be said at the prompt, on one screen. */
export function overview({ names, drawers }: Scope, width: number): string {
  const hidden = Object.entries(drawers).flatMap(([drawer, things]) =>
    Object.keys(things)
      .filter((name) => names[name] !== things[name])
      .map((name) => `${drawer}.${name}`),
  )
  return [
    section(
      'to begin',
      ["viewer('ada')", 'db.select()', 'write(tx => …)', 'sqlOf(query)', 'planOf(query)', 'asViewer(user)'],
      width,
    ),
    ...Object.entries(drawers).map(([drawer, things]) => section(drawer, namesOf(things), width)),
    ...(hidden.length > 0 ? [section('also', hidden, width)] : []),
    section(
      'commands',
      [
        '.tables',
        '.describe posts',
        '.sql',
        '.sql code',
        '.sql on',
        '.sql off',
        '.editor',
        '.load file',
        '.exit',
      ],
      width,
    ),
    '',
    'A query is asked when it is entered; await what you keep. _ is the last answer, _error the last error.',
    "  const ada = await viewer('ada')",
    '  homeTimeline(ada, { limit: 5 })',
    '  db.select().from(posts).where(eq(posts.authorId, ada.id))',
  ].join('\n')
}

/** The functions and tables; columns and figures that queries share are there, too, but no place to begin. */
const namesOf = (drawer: Drawer): string[] =>
  Object.keys(drawer).filter((name) => typeof drawer[name] === 'function' || isTable(drawer[name]))

const margin = 11

/** A title, and beside it words in lines no longer than the width. */
function section(title: string, words: string[], width: number): string {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && margin + last.length + 2 + word.length <= width)
      lines[lines.length - 1] = `${last}  ${word}`
    else lines.push(word)
  }
  return lines.map((line, at) => `${(at === 0 ? title : '').padEnd(margin)}${line}`).join('\n')
}
