import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether strace is here and may look at a process of ours. */
export function canTrace(): boolean {
  try {
    execFileSync('strace', ['-qq', '-e', 'trace=none', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Looks at what a process asks of the kernel, or answers it otherwise (`options` of strace), until `end`: its lines. */
export async function trace(pid: number, options: string[]): Promise<{ end: () => Promise<string[]> }> {
  const directory = mkdtempSync(join(tmpdir(), 'pipit-trace-'))
  const file = join(directory, 'lines')
  const child: ChildProcess = spawn('strace', ['-f', '-o', file, ...options, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (child.stderr) await once(child.stderr, 'data')
  return {
    async end() {
      const gone = once(child, 'exit')
      child.kill('SIGINT')
      await gone
      const lines = readFileSync(file, 'utf8').split('\n')
      rmSync(directory, { recursive: true, force: true })
      return lines
    },
  }
}
