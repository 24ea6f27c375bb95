import { handle as limits } from './limits.ts'
import { skeleton } from './look-alike.ts'

export type HandleProblem =
  | 'not-text'
  | 'empty'
  | 'characters'
  | 'too-short'
  | 'too-long'
  | 'no-letter'
  | 'reserved'
export type HandleAnswer =
  | { ok: true; handle: string }
  | { ok: false; problem: HandleProblem; least?: number; most?: number }

/** Words that speak with authority. They are refused in disguise too: `_admin_`, `adm1n`, `supp0rt`. */
const authorities = words(`
  abuse account accounts admin admins administrator billing contact dpo editor help helpdesk hostmaster info
  legal mod moderator moderators mods noreply no_reply official operator owner pipit postmaster press privacy
  root safety security service staff superuser support sysadmin system team trust trust_and_safety verified
  verify webmaster
`)

/** Names of our pages, of other systems' pages and files, and words that read as everybody or nobody. */
const places = words(`
  about all anonymous anyone api app apps archive assets atom auth authorize autoconfig autodiscover avatar
  avatars block blocks blog bookmark bookmarks broadcasthost callback calm cdn channel cgi_bin chat compose
  config conversations dashboard default delete demo dev developer developers direct directory discover dmca
  docs domain download draft drafts edit email embed error events everybody everyone explore export faq
  favicon feed feeds file files filters follow followers following follows forgot ftp group groups guest
  handle health healthz here hidden home host hosts hostname html http https icon icons image images imap
  import inbox index instance interact invite invites isatap join jobs json like likes link links list lists
  local localhost login logout mail mailer_daemon main manage manifest me media member members mention
  mentions message messages metrics moderation mute mutes name new news next nobody nodeinfo notification
  notifications null oauth objects offline outbox page pages password people pinned poll polls pop pop3
  popular post posts preferences profile profiles proxy public quote quotes readyz register reply replies
  report reports repost reposts reset robots rss sample schedule scheduled screenshots search self server
  session sessions setting settings setup share share_target shares sign_in sign_out sign_up signin signout
  signup site sitemap sitemaps smtp ssl ssladmin status statuses static stream subscribe sw tag tags terms
  test text theme timeline timelines tls token tokens tos trending trends true false undefined unfollow
  unsubscribe upload uploads url user username users web webfinger websocket well_known wiki word wpad www xml
  you
`)

/** Every handle nobody may take, spelled as a handle. A test compares it with the routes of the app; a hyphen
 *  in a route is an underscore here, and `sign_in` stands beside `signin`. */
export const reservedHandles: ReadonlySet<string> = new Set([...authorities, ...places])

const places_ = new Set(places.map(withoutUnderscores))
const disguised = new Set(authorities.map(skeleton))

/** A handle for a new account from what a person typed: white space around it and one leading @ are dropped,
 *  letters lower-cased. Answers `[a-z0-9_]{2,30}` with at least one letter (an all-digit handle reads as an id)
 *  that is not reserved, or the first problem. ASCII only, so no two handles look alike through other scripts. */
export function parseHandle(raw: unknown): HandleAnswer {
  if (typeof raw !== 'string') return { ok: false, problem: 'not-text' }
  const typed = raw.trim().replace(/^@/, '')
  if (typed === '') return { ok: false, problem: 'empty' }
  if (typed.length > limits.most) return { ok: false, problem: 'too-long', most: limits.most }
  if (!/^[A-Za-z0-9_]+$/.test(typed)) return { ok: false, problem: 'characters' }
  if (typed.length < limits.least) return { ok: false, problem: 'too-short', least: limits.least }
  const handle = typed.toLowerCase()
  if (!/[a-z]/.test(handle)) return { ok: false, problem: 'no-letter' }
  if (isReserved(handle)) return { ok: false, problem: 'reserved' }
  return { ok: true, handle }
}

/** The handle to look up for what stands in an address or a search, with or without its @; undefined when it can
 *  be nobody's. Reserved words pass: an operator may have given one to staff. */
export function foldHandle(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined
  const typed = raw.startsWith('@') ? raw.slice(1) : raw
  const fits = typed.length >= limits.least && typed.length <= limits.most && /^[A-Za-z0-9_]+$/.test(typed)
  return fits ? typed.toLowerCase() : undefined
}

/** Whether `handle`, lower-cased, is reserved, underscores or not, or is an authority in disguise. */
export function isReserved(handle: string): boolean {
  return (
    reservedHandles.has(handle) || places_.has(withoutUnderscores(handle)) || disguised.has(skeleton(handle))
  )
}

function withoutUnderscores(word: string): string {
  return word.replaceAll('_', '')
}

function words(text: string): string[] {
  return text.trim().split(/\s+/)
}
