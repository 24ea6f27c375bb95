import type { Shell } from './open.ts'

/** Runs code as if it were entered, and answers what it came to. Throws what it throws. */
export function run(shell: Shell, code: string): Promise<unknown> {
  const { server, onError } = shell
  return new Promise<unknown>((resolve, reject) => {
    shell.onError = reject
    server.eval(`${code}\n`, server.context, 'shell', (error, result) =>
      error ? reject(error) : resolve(result),
    )
  }).finally(() => {
    shell.onError = onError
  })
}
