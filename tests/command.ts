import { execFile } from 'node:child_process'
import { resolve } from 'node:path'

export type Ended = { code: number; out: string; err: string }

const root = resolve(import.meta.dirname, '..')

/** Runs a task of `db/tasks` as npm would, with `input` piped into it; what a `.env` of this machine says about addresses does not count. */
export function runTask(
  file: string,
  args: string[],
  env: Partial<NodeJS.ProcessEnv> = {},
  input = '',
): Promise<Ended> {
  return new Promise((settle) => {
    const options = { cwd: root, env: { ...process.env, AUTH_URL: '', PORT: '', ...env } }
    const child = execFile(process.execPath, [file, ...args], options, (_, out, err) =>
      settle({ code: child.exitCode ?? -1, out, err }),
    )
    // A task that does not read its input may be gone before it is written.
    child.stdin?.on('error', () => undefined).end(input)
  })
}
