import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../port.ts'

/** Whether a pgbouncer is installed; nothing of npm's brings one. */
export const hasPooler = spawnSync('pgbouncer', ['--version'], { stdio: 'ignore' }).status === 0

/** A pgbouncer in transaction mode in front of a Postgres: few connections for many clients, another one for each transaction. */
export async function startPooler(direct: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = new URL(direct)
  const port = await freePort()
  const directory = mkdtempSync(join(tmpdir(), 'pipit-pooler-'))
  const file = join(directory, 'pgbouncer.ini')
  const settings = {
    ...{ listen_addr: '127.0.0.1', listen_port: port, unix_socket_dir: '' },
    ...{ pool_mode: 'transaction', default_pool_size: 4, max_client_conn: 200 },
    ...{ auth_type: 'any', ignore_startup_parameters: 'extra_float_digits' },
  }
  writeFileSync(
    file,
    [
      '[databases]',
      `postgres = host=${server.hostname} port=${server.port} user=${server.username} password=${server.password}`,
      '[pgbouncer]',
      ...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
    ].join('\n'),
  )
  // It refuses to run as root, and whoever it runs as must be able to read this.
  chmodSync(directory, 0o755)
  const child: ChildProcess = spawn(
    'pgbouncer',
    [...(process.getuid?.() === 0 ? ['-u', 'nobody'] : []), file],
    {
      stdio: 'ignore',
    },
  )
  // Whoever began it takes it along.
  process.once('exit', () => child.kill('SIGKILL'))
  await answering(port, child)
  return {
    url: `postgres://${server.username}:${server.password}@127.0.0.1:${port}/postgres`,
    async stop() {
      const gone = once(child, 'exit')
      if (child.kill('SIGINT')) await gone
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`pgbouncer did not start, exit code ${child.exitCode}`)
    const socket = connect(port, '127.0.0.1')
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false)
    socket.destroy()
    if (isOpen) return
    await sleep(50)
  }
}
