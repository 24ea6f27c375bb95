import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/tasks/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Postgres server of this run, and the migrated, empty database that every test file gets a copy of. */
    postgres?: { server: string; template: string }
  }
}

const template = 'pipit_template'

/** Once for the project `postgres`: starts a real server and migrates the database that all copy. */
export default async function setup(project: TestProject) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'postgres-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const server = await firstLine(child.stdout)
  await createTemplate(server)
  project.provide('postgres', { server, template })
  return async () => {
    child.stdin.end()
    await gone
  }
}

async function firstLine(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) return line
  throw new Error('the Postgres server for the tests did not start')
}

async function createTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${template}`)
  await client.end()
  await migrate({ dialect: 'postgres', url: `${server}/${template}` })
}
