import type { EventEmitter } from 'node:events'
import { clearLine, cursorTo } from 'node:readline'
import { type REPLServer, start } from 'node:repl'
import { PassThrough } from 'node:stream'
import { answerQueries } from './answer-queries.ts'
import { defineCommands } from './commands.ts'
import { Hearing } from './hearing.ts'
import { reasonOf } from './reason.ts'
import { type Scope, scopeOf } from './scope.ts'
import { show } from './show.ts'

/** A prompt with the database in scope. */
export type Shell = {
  server: REPLServer
  scope: Scope
  hearing: Hearing
  print(text: string): void
  /** Columns to write in. */
  width(): number
  /** Told every error of what was entered, and of what that left running. */
  onError(error: unknown): void
}

type Stage = {
  input?: NodeJS.ReadableStream
  output: NodeJS.WritableStream & { columns?: number }
  terminal?: boolean
}

/** Opens a shell on these streams; without an input nobody is asked, and it runs what `run` is given. */
export async function openShell({ input, output, terminal }: Stage): Promise<Shell> {
  const print = (text: string) => void output.write(`${text}\n`)
  const width = () => output.columns ?? 100
  const hearing = new Hearing(print)
  const scope = await scopeOf(hearing)
  const server = start({
    input: input ?? new PassThrough(),
    output,
    terminal: input ? terminal : false,
    prompt: input ? 'pipit> ' : '',
    ignoreUndefined: true,
    breakEvalOnSigint: true,
    preview: false,
    writer: (value: unknown) => show(value, { width: width(), colors: server.useColors }),
  })
  furnish(server, scope)
  server.on('reset', () => furnish(server, scope))
  answerQueries(server, hearing, print)
  const onError = (error: unknown) => complain(shell, error)
  const shell: Shell = { server, scope, hearing, print, width, onError }
  defineCommands(shell)
  errorsOf(server)
    .removeAllListeners('error')
    .on('error', (error: unknown) => {
      Object.assign(server, { lastError: error })
      shell.onError(error)
    })
  return shell
}

function furnish({ context }: REPLServer, { names }: Scope): void {
  for (const [name, value] of Object.entries(names))
    Object.defineProperty(context, name, { value, configurable: true, writable: true, enumerable: true })
}

/** The REPL runs what is entered in a domain; its errors come there, also those that nobody awaits. */
const errorsOf = (server: REPLServer) => (server as unknown as { _domain: EventEmitter })._domain

function complain({ server, hearing, print }: Shell, error: unknown): void {
  hearing.end()
  if (server.terminal) {
    // What nobody awaited may fail while the next line is being typed.
    clearLine(server.output, 0)
    cursorTo(server.output, 0)
  }
  print(reasonOf(error))
  server.clearBufferedCommand()
  server.displayPrompt(true)
}
