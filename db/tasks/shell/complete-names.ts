import type { REPLServer } from 'node:repl'
import type { Scope } from './scope.ts'

/** Tab completes every name in scope, which the REPL does by itself, and what can follow `.describe`. */
export function completeNames(server: REPLServer, { drawers }: Scope): void {
  const usual = server.completer as (line: string, done: Done) => void
  const names = ['tables', 'queries', 'mutations'].flatMap((drawer) => Object.keys(drawers[drawer] ?? {}))
  const complete = (line: string, done: Done) => {
    const begun = /^\s*\.describe\s+(\w*)$/.exec(line)?.[1]
    if (begun === undefined) return usual.call(server, line, done)
    done(null, [names.filter((name) => name.startsWith(begun)), begun])
  }
  Object.assign(server, { completer: complete })
}

type Done = (error: Error | null, found: [string[], string]) => void
