import { commonWords, walks } from './common-passwords.ts'
import { password as limits } from './limits.ts'
import { listedPart } from './listed-passwords.ts'

export type PasswordProblem =
  | { problem: 'not-text' | 'malformed' | 'common' | 'personal' }
  | { problem: 'too-short'; least: number }
  | { problem: 'too-long'; most: number }

/** Who chooses the password: what is known of them and of the place, none of which may be most of it. `site` is
 *  the name or the host of the instance. */
export type PasswordOwner = { handle?: string; email?: string; site?: string; admin?: boolean }

/** Why `raw` cannot be this person's password, or undefined if it can. Nothing in it is changed, trimmed or
 *  normalised, any character counts, and there are no rules about kinds of characters (NIST SP 800-63B-4):
 *  10 to 256 code points, 15 for admins, and not one of those that are guessed first.
 *
 *  Those are recognised by list and by rule. The list has the fifty thousand that leaked most often; one of them
 *  with a few digits or signs around it is no better, nor said twice: `strawberry`, `Cinderella77!`,
 *  `tinkerbell-tinkerbell`. Most others follow a pattern: a word, a keyboard walk or a name, doubled, or
 *  with digits, a year or a sign behind it, `a` written `@`. `guesses` estimates how many such pieces the
 *  password is made of; four or fewer are too few. That refuses `Password2024!`, `1q2w3e4r5t`, `iloveyou123`,
 *  `dragonmonkey`; also anything of three different characters or fewer, a short piece repeated, and digits
 *  only, which are dates and phone numbers. It does not know words of languages it has none of: limits on
 *  signing in carry the rest. Idea: the estimator zxcvbn (Wheeler, USENIX Security 2016), much reduced. Linear in
 *  the length of the password. */
export function passwordProblem(raw: unknown, owner: PasswordOwner = {}): PasswordProblem | undefined {
  if (typeof raw !== 'string') return { problem: 'not-text' }
  if (raw.length > 2 * limits.most) return { problem: 'too-long', most: limits.most }
  if (!raw.isWellFormed()) return { problem: 'malformed' }
  const length = [...raw].length
  const least = owner.admin ? limits.leastForAdmins : limits.least
  if (length < least) return { problem: 'too-short', least }
  if (length > limits.most) return { problem: 'too-long', most: limits.most }

  const password = raw.normalize('NFKC').toLowerCase()
  if (isMonotonous(password) || guesses(password, nobody) <= tooFew) return { problem: 'common' }
  if (guesses(password, personalWords(owner)) <= tooFew) return { problem: 'personal' }
  return isListed(password) ? { problem: 'common' } : undefined
}

const tooFew = 4
const nobody: ReadonlySet<string> = new Set()
// As many as a date has digits.
const muchAround = 8

function isMonotonous(password: string): boolean {
  if (new Set(password).size <= 3) return true
  if (/^\d{1,15}$/.test(password)) return true
  return /^(.{1,6}?)\1+.{0,2}$/su.test(password)
}

function isListed(password: string): boolean {
  const part = listedPart([password, ...plainReadings(password)])
  if (!part) return false
  const [before, behind] = [password.slice(0, part[0]), password.slice(part[1])]
  return guesses(before, nobody) + guesses(behind, nobody) <= muchAround
}

function personalWords(owner: PasswordOwner): Set<string> {
  const whole = [owner.handle, owner.email, owner.email?.split('@')[0], owner.site, owner.site?.split('.')[0]]
  const parts = whole.flatMap((word) => (word ? [word, ...word.split(/[^\p{L}\p{N}]+/u)] : []))
  const words = parts.map((word) => word.normalize('NFKC').toLowerCase())
  return new Set(words.filter((word) => word.length >= 3))
}

/** The least number of pieces `password` can be put together from: what is known of the owner counts nothing,
 *  a word 1.5, a stretch of a keyboard walk, one character repeated, or a year 1, a space or hyphen a half, any
 *  other character 1. */
function guesses(password: string, personal: ReadonlySet<string>): number {
  const readings = [...new Set([password, ...plainReadings(password)])]
  const longest = Math.max(longestWord, ...[...personal].map((word) => word.length))
  const best = [0]
  for (let from = 0; from < password.length; from++) {
    const spent = best[from] ?? Number.POSITIVE_INFINITY
    const reach = (length: number, cost: number) => {
      best[from + length] = Math.min(best[from + length] ?? Number.POSITIVE_INFINITY, spent + cost)
    }
    reach(1, /[\s._-]/.test(password.charAt(from)) ? 0.5 : 1)
    reach(repeated(password, from), 1)
    if (/^(?:19|20)\d\d/.test(password.slice(from, from + 4))) reach(4, 1)
    let onWalk = true
    for (let length = 3; length <= Math.min(longest, password.length - from); length++) {
      const pieces = readings.map((reading) => reading.slice(from, from + length))
      if (pieces.some((piece) => personal.has(piece))) reach(length, 0)
      else if (pieces.some((piece) => commonWords.has(piece))) reach(length, 1.5)
      onWalk &&= isWalk(password.slice(from, from + length))
      if (onWalk) reach(length, 1)
    }
  }
  return best[password.length] ?? Number.POSITIVE_INFINITY
}

const longestWord = Math.max(...[...commonWords, ...walks].map((word) => word.length))
const backwards = walks.map((walk) => [...walk].reverse().join(''))

function isWalk(piece: string): boolean {
  return [...walks, ...backwards].some((walk) => walk.includes(piece))
}

function repeated(password: string, from: number): number {
  let to = from + 1
  while (to < password.length && password.charAt(to) === password.charAt(from)) to++
  return to - from
}

const letters: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '8': 'b',
  '(': 'c',
  '3': 'e',
  '€': 'e',
  '6': 'g',
  '9': 'g',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
  '2': 'z',
}

/** The password with its digits and signs read as letters, once with 1 as i, once as l; as long as it is. */
function plainReadings(password: string): string[] {
  const plain = password.replace(/[@48(3€69!0$57+2]/g, (sign) => letters[sign] ?? sign)
  return [plain.replaceAll('1', 'i'), plain.replace(/[1|]/g, 'l')]
}
