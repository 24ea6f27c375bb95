import { bytes } from './count.ts'
import { email as limits } from './limits.ts'

export type EmailProblem = 'not-text' | 'malformed' | 'empty' | 'too-long'
export type EmailAnswer = { ok: true; email: string } | { ok: false; problem: EmailProblem; most?: number }

/** The normal form of an e-mail address, by which it is stored, compared and kept unique: white space around it
 *  dropped, NFKC (a Japanese keyboard types ＠), lower-case. The local part is lower-cased too: RFC 5321 allows a
 *  server to tell `Ada@` from `ada@`, none does, and two accounts for one mailbox are worse.
 *
 *  Accepted is what an HTML e-mail field accepts, plus letters of all scripts: one @, no quotes, commas, angle
 *  brackets, white space, controls or bidirectional signs; at most 254 bytes, 64 before the @. The domain has a
 *  dot and does not end in digits, so neither `localhost` nor an IP address, where nobody's mail is. A domain in
 *  another script is kept as typed, not turned into punycode: people recognise it, mail libraries convert it. */
export function parseEmail(raw: unknown): EmailAnswer {
  if (typeof raw !== 'string') return { ok: false, problem: 'not-text' }
  if (raw.length > 4 * limits.most) return { ok: false, problem: 'too-long', most: limits.most }
  if (!raw.isWellFormed()) return { ok: false, problem: 'malformed' }
  const email = raw.trim().normalize('NFKC').toLowerCase().normalize('NFKC')
  if (email === '') return { ok: false, problem: 'empty' }
  if (bytes(email) > limits.most) return { ok: false, problem: 'too-long', most: limits.most }
  const [local = '', domain = '', ...more] = email.split('@')
  const isAddress = more.length === 0 && isLocal(local) && isDomain(domain)
  return isAddress ? { ok: true, email } : { ok: false, problem: 'malformed' }
}

function isLocal(local: string): boolean {
  return bytes(local) <= limits.local && /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u.test(local)
}

function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  const isNamed = labels.length > 1 && !/^[0-9]+$/.test(labels.at(-1) ?? '')
  return isNamed && labels.every((label) => /^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)$/u.test(label))
}
