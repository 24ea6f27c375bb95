import { Recoverable } from 'node:repl'
import { ConfigurationError } from '../../dialect/index.ts'
import { commands } from './commands.ts'
import type { Shell } from './open.ts'
import { reasonOf } from './reason.ts'
import { run } from './run.ts'

/**
 * Runs a script statement by statement and prints each answer, as the prompt would. The first mistake ends it: a
 * ConfigurationError with the line where its statement begins. What it left running may still fail afterwards: that
 * is told on stderr.
 */
export async function runScript(shell: Shell, script: string): Promise<void> {
  const lines = script.split(/\r?\n/)
  let at = 0
  // Of what was left running and failed, the statement before it is to blame.
  let stray: { error: unknown } | undefined
  shell.onError = (error) => {
    stray ??= { error }
  }
  while (at < lines.length && !isExit(lines[at] ?? '')) {
    const begun = at
    try {
      at = await runNext(shell, lines, at)
      await new Promise((settle) => setImmediate(settle))
      if (stray) throw stray.error
    } catch (error) {
      const where = lines.length > 1 ? `line ${begun + 1}: ` : ''
      throw new ConfigurationError(`${where}${reasonOf(error)}`, { cause: error })
    }
  }
  shell.onError = (error) => {
    process.stderr.write(`${reasonOf(error)}\n`)
    process.exitCode = 1
  }
}

/** Runs the statement that begins at a line, and answers where the next one does. */
async function runNext(shell: Shell, lines: string[], begin: number): Promise<number> {
  const command = commandIn(lines[begin] ?? '')
  if (command) {
    shell.print(await command.answer(shell, command.words))
    return begin + 1
  }
  for (let end = begin + 1; ; end++) {
    const code = lines.slice(begin, end).join('\n')
    if (goesOn(code, lines.slice(end))) continue
    try {
      const answer = await run(shell, code)
      if (answer !== undefined) shell.print(shell.server.writer(answer))
      return end
    } catch (error) {
      if (!(error instanceof Recoverable)) throw error
      if (end >= lines.length) throw error.err
    }
  }
}

function commandIn(line: string) {
  const [, name = '', words = ''] = /^\s*\.(\w+)(?:\s+(.*))?$/.exec(line) ?? []
  const command = commands.get(name)
  return command && { ...command, words: words.trim() }
}

const isExit = (line: string): boolean => /^\s*\.exit\s*$/.test(line)

/** Whether the next line that says something can only belong to this statement, as JavaScript would read it. */
function goesOn(code: string, following: string[]): boolean {
  const next = following.find((line) => !/^\s*(\/\/.*)?$/.test(line))
  if (next === undefined || commandIn(next) || isExit(next) || /^\s*(\/[/*]|\+\+|--)/.test(next)) return false
  if (/^\s*$/.test(code) || /;\s*$/.test(code)) return false
  return /^\s*([.,)\]}?:*%=&|^<>([`+\-/]|(in|instanceof|else|catch|finally)\b)/.test(next)
}
