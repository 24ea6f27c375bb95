import { getTableColumns, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { ConfigurationError } from '../../dialect/index.ts'
import { describeTable, isTable } from './describe.ts'
import { documentOf } from './document.ts'
import type { Shell } from './open.ts'
import { overview } from './overview.ts'
import { reasonOf } from './reason.ts'
import { run } from './run.ts'
import { inLines } from './statement.ts'

export type Command = {
  help: string
  /** Answers what to print. Throws when the words after the command make no sense. */
  answer(shell: Shell, words: string): string | Promise<string>
}

/** What begins with a dot. */
export const commands = new Map<string, Command>([
  ['help', { help: 'What is here', answer: ({ scope, width }) => overview(scope, width()) }],
  ['tables', { help: 'The tables and their columns', answer: tables }],
  ['describe', { help: 'One table, query or mutation', answer: describe }],
  ['sql', { help: 'The SQL of the last line, or of the code that follows; on and off', answer: sql }],
])

/** Lets the commands be entered at the prompt. */
export function defineCommands(shell: Shell): void {
  for (const [name, { help, answer }] of commands)
    shell.server.defineCommand(name, {
      help,
      action(words) {
        this.clearBufferedCommand()
        Promise.resolve()
          .then(() => answer(shell, words.trim()))
          .then(shell.print, (error: unknown) => shell.print(reasonOf(error)))
          .finally(() => this.displayPrompt())
      },
    })
}

function tables({ scope }: Shell): string {
  const rows = tablesOf(scope).map(([name, table]) => [name, Object.keys(getTableColumns(table)).join(', ')])
  const longest = Math.max(...rows.map(([name = '']) => name.length))
  return rows.map(([name = '', columns]) => `${name.padEnd(longest)}  ${columns}`).join('\n')
}

function describe({ scope, width }: Shell, wanted: string): string {
  const found = tablesOf(scope).find(([name]) => name === wanted || toSnakeCase(name) === wanted)
  const description = found ? describeTable(found[1], width()) : documentOf(wanted)
  if (description) return description
  throw new ConfigurationError(`there is no table, query or mutation "${wanted}"; .help lists them`)
}

async function sql(shell: Shell, words: string): Promise<string> {
  const { hearing } = shell
  if (words === 'on' || words === 'off') {
    hearing.aloud = words === 'on'
    return hearing.aloud
      ? 'every statement is shown as it is asked, with the time since Enter'
      : 'statements are no longer shown'
  }
  if (words) return String(await run(shell, `sqlOf(${words})`))
  return hearing.heard.map(inLines).join('\n') || 'the last line asked nothing of the database'
}

const tablesOf = (scope: Shell['scope']): [string, Table][] =>
  Object.entries(scope.drawers.tables ?? {}).filter((entry): entry is [string, Table] => isTable(entry[1]))
