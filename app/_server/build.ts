import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { ConfigurationError } from '#db/dialect/index.ts'
import { explain } from './explain.ts'
import { withLock } from './lock.ts'
import type { Log } from './log.ts'
import { actionsKey } from './secret.ts'
import { stampOf } from './stamp.ts'

/** Builds the pages unless a build of these very sources lies there already. One process builds, others wait. */
export async function ensureBuild(root: string, log: Log) {
  if (await isCurrent(root)) return
  await withLock(lockOf(root), async () => {
    if (await isCurrent(root)) return // somebody else built it while we waited
    const startedAt = performance.now()
    log.info({ event: 'build' }, 'Building the pages: once for every version, about a minute…')
    await build(root, 'pipe')
    const seconds = Math.round((performance.now() - startedAt) / 1000)
    log.info({ event: 'built', seconds }, `Built in ${seconds} s`)
  })
}

const lockOf = (root: string) => join(root, 'node_modules/.cache/pipit-build.lock')

async function build(root: string, output: 'pipe' | 'inherit') {
  const stamp = await stampOf(root)
  await runNext(root, output)
  await writeFile(join(root, '.next/pipit-stamp'), stamp)
}

async function isCurrent(root: string): Promise<boolean> {
  if (!existsSync(join(root, '.next/BUILD_ID'))) return false
  const stamp = await readFile(join(root, '.next/pipit-stamp'), 'utf8').catch(() => undefined)
  return stamp === (await stampOf(root))
}

/** Runs `next build`; what it says is shown as it comes, or only when it fails. */
async function runNext(root: string, output: 'pipe' | 'inherit') {
  const next = createRequire(join(root, 'package.json')).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: buildEnvironment(process.env),
    stdio: ['ignore', output, output],
  })
  const stop = () => {
    child.kill()
    process.exit(143)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  const said: Buffer[] = []
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject))
  process.off('SIGTERM', stop).off('SIGINT', stop)
  if (code === 0) return
  process.stderr.write(Buffer.concat(said))
  throw new ConfigurationError('the pages could not be built; what went wrong stands above')
}

const secretNames = /AUTH|SECRET|PASSWORD|TOKEN|KEY|DATABASE|DSN|SMTP|MAIL|S3|CREDENTIAL/i

/**
 * The environment for a build, which knows no secrets and so cannot keep any. They are emptied, not left out:
 * Next fills in from .env what is missing. The key of the actions is no secret here: it only salts their names,
 * and as it stays the same, so do they, and tabs that are open during an update still work. What is sealed is
 * sealed with the key that `settle.ts` sets. Where that does not run, on Vercel, the key of the build is the key: the
 * one that is set, or one that follows from the secret and does not tell it.
 */
export function buildEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.keys(env).filter((name) => secretNames.test(name))
  return {
    ...env,
    ...Object.fromEntries(names.map((name) => [name, ''])),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKeyOf(env),
  }
}

function actionsKeyOf({
  VERCEL,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  AUTH_SECRET,
}: NodeJS.ProcessEnv): string {
  if (!VERCEL) return actionsKey('only names')
  return NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || actionsKey(AUTH_SECRET ?? '')
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '../..')
  try {
    await withLock(lockOf(root), () => build(root, 'inherit'))
  } catch (error) {
    process.stderr.write(explain(error))
    process.exitCode = 1
  }
}
