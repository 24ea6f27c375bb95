import { readsAsLatin } from './look-alike.ts'

/** Endings under which `example.com` is a link without `https://`: the old generic ones and those people
 *  actually type. Endings that are file names (zip, mov, py) or everyday words (me, it, is) are not here. */
const generic = words(`
  com org net edu gov mil int info biz app dev page blog social cloud online site website store shop tech xyz
  wiki news media art design agency studio club live world space email network digital games chat community
  museum travel jobs coop aero cat asia eu co tv io ai fm gg
  рф укр бел срб мкд 中国 中國 香港 台湾 台灣 澳門 新加坡 公司 网络 網路 みんな コム 한국 닷컴 ไทย भारत
  السعودية مصر ایران امارات المغرب الجزائر تونس فلسطين ישראל ελ ευ қаз мон հայ გე бг ею
`)

/** Country codes of ISO 3166-1 in use as endings. */
const countries = words(`
  ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc
  cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga
  gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp
  ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms
  mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro
  rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv
  tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
`)

/** Of these, endings of common files: `setup.cfg.md`, `foo.test.py`, `libz.1.so`. */
const files = words('ac ai as bz cc cs do gz hs in la mc md ml mm mo pl pm ps py rs sh si so sql st ts vi')

/** Whether `host`, written without a scheme, is meant as a link; `hasPath` says a slash follows. `www.` and the
 *  generic endings always are. A country's ending needs a path (`example.jp/a`) or two labels before it
 *  (`news.example.jp`): `Ende.de neu`, `trust.me`, `node.js`, `e.g.` and `readme.md` are prose. So is
 *  `Done.Net` after a forgotten space: the ending is lower-case unless everything is upper-case. */
export function isPlainHost(host: string, hasPath: boolean): boolean {
  const labels = host.split('.')
  const ending = labels.at(-1) ?? ''
  const folded = ending.toLowerCase()
  if (ending !== folded && host !== host.toUpperCase()) return false
  if (/^www\.[^.]+\./i.test(host)) return true
  if (generic.has(folded)) return true
  return countries.has(folded) && (hasPath || (labels.length > 2 && !files.has(folded)))
}

/** Labels and dots, as many and as long as one more than a host can have. */
export const hostRun = /[\p{L}\p{M}\p{N}_-]{1,64}(?:\.[\p{L}\p{M}\p{N}_-]{1,64}){0,127}/uy

/** Where the host at the start of `run` ends, or 0 if it is none. `run` is labels and dots; the last label may
 *  run on into text, `example.comを見て`, and ends with its ASCII letters then. Beyond that: two labels or more, at
 *  most 253 characters, a last label of letters in one of ASCII or not; or an IPv4 address, or `localhost`. */
export function hostLength(run: string): number {
  if (run.length > 253) return 0
  if (/^localhost(?![a-z0-9_.-])/i.test(run)) return 9
  if (/^(?:\d{1,3}\.){3}\d{1,3}$/.test(run)) return run.length
  const start = run.lastIndexOf('.') + 1
  const ending = run.slice(start)
  if (
    start === 0 ||
    !run
      .slice(0, start - 1)
      .split('.')
      .every(isLabel)
  )
    return 0
  const ascii = /^(?:xn--[a-z0-9-]+|[a-z]{2,63})(?![a-z0-9])/i.exec(ending)?.[0]
  if (ascii) return start + ascii.length
  return /^[^\0-\x7f]{2,63}$/.test(ending) ? run.length : 0
}

/** The host of `url` for a reader: as it was typed when that is the whole truth, else in ASCII. A label is
 *  suspect, and the host shown in punycode, when it has letters of two scripts (Japanese counts as one), or
 *  letters of another script that read as Latin ones (CVE-2023-36462). One `www.` is left out. */
export function shownHost(typed: string, url: URL): string {
  const plain = typed.normalize('NFKC').toLowerCase()
  const isHonest =
    plain === url.hostname || (!plain.split('.').some(isSuspect) && hostOf(plain) === url.hostname)
  const host = isHonest ? plain : url.hostname
  return (/^www\.(?!www\.)[^.]+\./.test(host) ? host.slice(4) : host) + (url.port && `:${url.port}`)
}

const scripts = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Arabic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u,
]

function isSuspect(label: string): boolean {
  return scripts.filter((script) => script.test(label)).length > 1 || readsAsLatin(label)
}

/** Underscores, which DNS has and domains one can buy have not, only inside subdomains. */
function isLabel(label: string, at: number, labels: string[]): boolean {
  const isDomain = at === labels.length - 1
  return label.length <= 63 && /^[^-_](?:.*[^-_])?$/u.test(label) && !(isDomain && label.includes('_'))
}

function hostOf(host: string): string | undefined {
  try {
    return new URL(`http://${host}`).hostname
  } catch {
    return undefined
  }
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
