import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's password storage cheat sheet: argon2id, 19 MiB, two passes; about 40 ms of one core.
const memory = 19_456 // KiB
const passes = 2
const parallelism = 1
// In all processes of one machine together, which say how many they are; one in each at least.
const atOnce = Math.max(1, Math.ceil(4 / (Number(process.env.PIPIT_PROCESSES) || 1)))
const mostWaiting = 64

/** Too many passwords are being checked just now; the answer is a 503, reading goes on. */
export class PasswordQueueFull extends Error {
  override name = 'PasswordQueueFull'
}

/** The argon2id hash of a password as a PHC string that carries its parameters. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await tag(password, salt, { memory, passes, parallelism }, 32)
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(hash)}`
}

/**
 * Whether the password is the one that was hashed. Without a hash (no such person, or one who signs in
 * elsewhere) it takes as long and answers false.
 */
export async function verifyPassword(password: string, phc: string | null | undefined): Promise<boolean> {
  const known = phc ? parse(phc) : undefined
  const { salt, hash, ...cost } = known ?? decoy
  const given = await tag(password, salt, cost, hash.length)
  return known !== undefined && timingSafeEqual(given, hash)
}

/** Whether a hash was made with other parameters than today's and should be replaced at the next sign-in. */
export function isOutdated(phc: string): boolean {
  const known = parse(phc)
  return known?.memory !== memory || known.passes !== passes || known.parallelism !== parallelism
}

type Cost = { memory: number; passes: number; parallelism: number }
type Hash = Cost & { salt: Buffer; hash: Buffer }

const decoy: Hash = { memory, passes, parallelism, salt: Buffer.alloc(16), hash: Buffer.alloc(32) }

function parse(phc: string): Hash | undefined {
  const [, memory, passes, parallelism, salt, hash] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc) ?? []
  if (!salt || !hash) return undefined
  return {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

async function tag(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  await enter()
  try {
    return await derive('argon2id', { message: password, nonce, tagLength, ...cost })
  } finally {
    leave()
  }
}

type Gate = { running: number; waiting: Array<() => void> }
const gateKey = Symbol.for('pipit.passwords')
const shared = globalThis as { [gateKey]?: Gate }

function gate(): Gate {
  shared[gateKey] ??= { running: 0, waiting: [] }
  return shared[gateKey]
}

/** How many passwords are being checked in this process, and how many wait. */
export const passwordQueue = (): { running: number; waiting: number } => ({
  running: gate().running,
  waiting: gate().waiting.length,
})

async function enter(): Promise<void> {
  const { running, waiting } = gate()
  if (running < atOnce) {
    gate().running += 1
    return
  }
  if (waiting.length >= mostWaiting) throw new PasswordQueueFull('too many passwords at once')
  await new Promise<void>((resolve) => waiting.push(resolve))
}

function leave(): void {
  const next = gate().waiting.shift()
  if (next) next()
  else gate().running -= 1
}
