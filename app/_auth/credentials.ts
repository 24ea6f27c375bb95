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
import { overLimit, tellWait } from './limits.ts'
import { seal, sealState } from './seal.ts'

export type Checked =
  | { ok: true; userId: number }
  | { ok: false; refused: 'wrong'; userId?: number | undefined }
  /** Right, but the account is deleted, or suspended. */
  | { ok: false; refused: 'deleted' | 'suspended'; userId: number }
  | { ok: false; refused: 'limited'; waitSeconds: number; userId?: number | undefined }

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
  if (wait) {
    await tellWait(wait)
    return { ok: false, refused: 'limited', waitSeconds: wait, userId: person?.id }
  }

  const fits = password.length <= 2 * passwordLimits.most
  const right = (await verifyPassword(fits ? password : '', person?.passwordHash)) && fits
  if (!right || !person) return { ok: false, refused: 'wrong', userId: person?.id }

  await forgetTries(counted)
  if (person.passwordHash && isOutdated(person.passwordHash)) {
    await rehashPassword(person.id, person.passwordHash, await hashPassword(password))
  }
  if (person.suspendedAt) return { ok: false, refused: 'suspended', userId: person.id }
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
  return knownDevice((await cookies()).get(deviceCookie())?.value ?? '', userId)?.id
}

/** Marks this browser as one that signed in as this person; a mark made with an older secret is made anew. */
export async function rememberDevice(userId: number): Promise<void> {
  const jar = await cookies()
  const known = knownDevice(jar.get(deviceCookie())?.value ?? '', userId)
  if (known?.state === 'fresh') return
  const id = known?.id ?? randomToken()
  const mark = `${id}.${seal(deviceText(id, userId))}`
  jar.set(deviceCookie(), mark, { ...cookieOptions(), maxAge: 400 * 86_400 })
}

function knownDevice(cookie: string, userId: number) {
  const [id = '', given = ''] = cookie.split('.')
  const state = sealState(deviceText(id, userId), given)
  return id && state ? { id, state } : undefined
}

const deviceText = (id: string, userId: number) => `device:${userId}:${id}`
