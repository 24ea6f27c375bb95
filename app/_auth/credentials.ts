import { createHmac, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { rateOf } from '#app/_server/rate.ts'
import { countGuess, forgetTries } from '#db/mutations/rate-limits.ts'
import { rehashPassword } from '#db/mutations/users.ts'
import { hashPassword, isOutdated, verifyPassword } from '#db/password.ts'
import { credentialsOf } from '#db/queries/users.ts'
import { digest, randomToken } from '#db/secrets.ts'
import { parseEmail } from '#db/text/email.ts'
import { foldHandle } from '#db/text/handle.ts'
import { password as passwordLimits } from '#db/text/limits.ts'
import { cookieOptions, deviceCookie } from './cookies.ts'
import { overLimit } from './limits.ts'

export type Checked =
  | { ok: true; userId: number }
  | { ok: false; refused: 'wrong' }
  /** Right, but the account is deleted. */
  | { ok: false; refused: 'deleted'; userId: number }
  | { ok: false; refused: 'limited'; waitSeconds: number }

/**
 * Whether handle or e-mail address and password belong together. It answers and takes as long for people that
 * do not exist. Tries are counted per address and per login; a browser that signed in before has its own count
 * and no other, so strangers who guess cannot lock a person out.
 */
export async function checkCredentials(login: string, password: string): Promise<Checked> {
  const person = await find(login)
  const device = person && (await deviceOf(person.id))
  const tooMany = device ? undefined : await overLimit('signIn')
  if (tooMany) return { ok: false, refused: 'limited', ...tooMany }

  const counted = device ? `signIn:device:${device}` : `signIn:login:${digest(spelled(login))}`
  const wait = await countGuess(counted, rateOf('signInAccount'))
  if (wait) return { ok: false, refused: 'limited', waitSeconds: wait }

  const fits = password.length <= 2 * passwordLimits.most
  const right = (await verifyPassword(fits ? password : '', person?.passwordHash)) && fits
  if (!right || !person || person.suspendedAt) return { ok: false, refused: 'wrong' }

  await forgetTries(counted)
  if (person.passwordHash && isOutdated(person.passwordHash)) {
    await rehashPassword(person.id, person.passwordHash, await hashPassword(password))
  }
  if (person.deletedAt) return { ok: false, refused: 'deleted', userId: person.id }
  return { ok: true, userId: person.id }
}

async function find(login: string) {
  const handle = foldHandle(login.trim())
  if (handle) return credentialsOf({ handle })
  const email = parseEmail(login)
  return email.ok ? credentialsOf({ email: email.email }) : undefined
}

/**
 * What tries are counted under: what was typed, in its one spelling, whether or not it is somebody's. Counting a
 * person instead would tell which address belongs to which handle.
 */
function spelled(login: string): string {
  const handle = foldHandle(login.trim())
  const email = handle ? undefined : parseEmail(login)
  return handle ?? (email?.ok ? email.email : login.trim().toLowerCase())
}

/** This browser, if it has signed in as this person before. */
async function deviceOf(userId: number): Promise<string | undefined> {
  return knownDevice((await cookies()).get(deviceCookie())?.value ?? '', userId)
}

/** Marks this browser as one that signed in as this person. */
export async function rememberDevice(userId: number): Promise<void> {
  const jar = await cookies()
  if (knownDevice(jar.get(deviceCookie())?.value ?? '', userId)) return
  const id = randomToken()
  jar.set(deviceCookie(), `${id}.${seal(id, userId)}`, { ...cookieOptions(), maxAge: 400 * 86_400 })
}

function knownDevice(cookie: string, userId: number): string | undefined {
  const [id = '', given = ''] = cookie.split('.')
  const expected = Buffer.from(seal(id, userId))
  const actual = Buffer.from(given)
  return id && actual.length === expected.length && timingSafeEqual(actual, expected) ? id : undefined
}

const seal = (id: string, userId: number) =>
  createHmac('sha256', process.env.AUTH_SECRET ?? '')
    .update(`device:${userId}:${id}`)
    .digest('base64url')
