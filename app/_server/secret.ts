import { hkdfSync, randomBytes } from 'node:crypto'
import { chmod, link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigurationError } from '#db/dialect/index.ts'

const leastBytes = 32

// What stands in examples and tutorials; 32 random bytes practically never contain any of it.
const placeholder =
  /change.?(me|this)|replace.?(me|this|with)|example|placeholder|your.?(auth|own|secret)|secret.?here/i

/** Throws a ConfigurationError for a secret that could be guessed. */
export function checkSecret(name: string, secret: string) {
  if (placeholder.test(secret))
    throw new ConfigurationError(`${name} is an example; make your own (openssl rand -base64 32)`)
  if (Buffer.byteLength(secret) < leastBytes)
    throw new ConfigurationError(
      `${name} is shorter than ${leastBytes} bytes; make a longer one (openssl rand -base64 32)`,
    )
  if (isPatterned(secret))
    throw new ConfigurationError(`${name} follows a pattern; make a random one (openssl rand -base64 32)`)
}

// 32 random bytes have about fourteen different digits in hexadecimal, and twice as many in base64.
const leastDifferent = 8

function isPatterned(secret: string): boolean {
  if (new Set(secret).size < leastDifferent) return true
  const lengths = Array.from({ length: Math.floor(secret.length / 2) }, (_, i) => i + 1)
  return lengths.some((length) => secret.slice(length) === secret.slice(0, -length))
}

/** Next takes 16, 24 or 32 bytes in base64. */
export function checkActionsKey(key: string) {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(key) || ![16, 24, 32].includes(Buffer.from(key, 'base64').length))
    throw new ConfigurationError('NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 16, 24 or 32 bytes in base64')
}

/**
 * The secret of a place that set none: made once and kept in `auth-secret`, readable by its owner only. Two
 * processes that start at once agree on the first.
 */
export async function keptSecret(directory: string): Promise<string> {
  const file = join(directory, 'auth-secret')
  return (await readSecret(file)) ?? (await makeSecret(file))
}

async function readSecret(file: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(file, 'utf8')).trim()
    if (Buffer.byteLength(secret) < leastBytes)
      throw new ConfigurationError(`${file} is damaged; restore it, or delete it and everyone signs in anew`)
    await chmod(file, 0o600)
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof ConfigurationError) throw error
    throw new ConfigurationError(`cannot read ${file}: ${(error as Error).message}`)
  }
}

async function makeSecret(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`
  const secret = randomBytes(leastBytes).toString('base64url')
  await writeFile(draft, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    await link(draft, file) // fails when the file exists, where rename would overwrite it
  } catch (error) {
    // Some mounted folders know no links.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rename(draft, file)
  }
  await rm(draft, { force: true })
  return (await readSecret(file)) ?? secret
}

/**
 * The key that server actions are sealed with, the same in every process and after every start that shares the
 * secret (HKDF-SHA-256, RFC 5869).
 */
export function actionsKey(secret: string): string {
  return Buffer.from(hkdfSync('sha256', secret, '', 'pipit server actions', 32)).toString('base64')
}
