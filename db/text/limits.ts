/** Every figure a person, a client or an attacker can run into. The browser, the actions, the API and the
 *  CHECK constraints read them from here, and nowhere else may a limit be written as a bare number. */

/** `graphemes` is what a reader counts, `bytes` is UTF-8 and what a disk counts; a text must keep both.
 *  One grapheme may carry any number of combining marks, so neither limit replaces the other. */
export type Room = { readonly graphemes: number; readonly bytes: number }

/** At most `count` times in `seconds`. */
export type Rate = { readonly count: number; readonly seconds: number }

/** A page holds `usual` rows when nobody asks, `most` whatever anybody asks. */
export type PageSize = { readonly usual: number; readonly most: number }

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** `hardBytes` belongs in the CHECK constraint, where the operator's setting is not known: 10 000 graphemes of
 *  any script fit at its usual weight (Han 3 bytes, a Devanagari syllable about 6), and a post still stays far
 *  below the 256 KB a JSON body may have. */
export const post = {
  graphemes: 500,
  bytes: 8_192,
  leastGraphemes: 1,
  mostGraphemes: 10_000,
  hardBytes: 65_536,
  linkCost: 23,
  mentions: 50,
  media: 4,
  pinned: 5,
} as const

/** The bytes a post may have when the operator allows `graphemes`: the default 8 KB up to 500 graphemes, from
 *  there in proportion, never more than `post.hardBytes`. */
export function postBytes(graphemes: number = post.graphemes): number {
  const inProportion = Math.ceil((graphemes * post.bytes) / post.graphemes)
  return Math.min(post.hardBytes, Math.max(post.bytes, inProportion))
}

/** 512 bytes hold 30 ordinary emoji of several parts; the heaviest flag has 28 bytes. */
export const name: Room = { graphemes: 30, bytes: 512 }
export const bio: Room = { graphemes: 500, bytes: 8_192 }
export const profileFields = {
  count: 4,
  label: { graphemes: 30, bytes: 512 },
  value: { graphemes: 255, bytes: 2_048 },
} as const
export const message: Room = { graphemes: 1_000, bytes: 16_384 }
export const altText: Room = { graphemes: 1_500, bytes: 16_384 }

/** Characters, which are bytes here: a handle is ASCII. */
export const handle = { least: 2, most: 30 } as const

/** Code points. NIST SP 800-63B-4 wants 15 where the password is the only factor and at least 64 accepted. */
export const password = { least: 10, leastForAdmins: 15, most: 256 } as const

/** RFC 5321: a path has 256 octets, its two angle brackets included; a local part 64. */
export const email = { most: 254, local: 64 } as const

/** `graphemes` of the tag itself, without its sign. */
export const tag: Room = { graphemes: 100, bytes: 1_024 }

/** By how many of its tags a post is found, and how many tags a person may follow. */
export const tags = { perPost: 30, followed: 100 } as const
/** What a report may say besides its reason, and why a moderator did what they did. */
export const reportComment: Room = { graphemes: 1_000, bytes: 8_192 }
export const decision: Room = { graphemes: 500, bytes: 4_096 }

/** What the operator says of the place. */
export const placeDescription: Room = { graphemes: 1_000, bytes: 16_384 }
export const placeRules = { count: 20, rule: { graphemes: 300, bytes: 4_096 } } as const

/** UTF-16 units. Browsers and servers agree on about 2 000; a longer one is shown as text. */
export const link = { most: 2_048, shown: 40 } as const

/** What a person may keep to sign in with, and what they may call each. */
export const passkeys = { count: 20, name: { graphemes: 30, bytes: 512 } } as const

/** UTF-16 units of a path we send somebody back to after signing in. */
export const path = { most: 2_048 } as const

/** UTF-16 units kept of a User-Agent header in the list of sessions. */
export const userAgent = { most: 255 } as const

/** UTF-16 units and words of a search. */
export const search = { most: 100, terms: 8 } as const

/** By how many words a person is found, and UTF-16 units of one; how many people a search can be paged
 *  through. */
export const personSearch = { words: 24, word: 40, depth: 200 } as const

/** People or tags that are offered while somebody writes. */
export const offered = 8

/** What is kept of a page that a post links: graphemes of its words, the width of its picture; bytes that are read of
 *  either, hours until it is asked again, and days for which what no post links any more is kept. */
export const preview = {
  ...{ title: 160, description: 300, site: 60 },
  width: 800,
  bytes: 1_024 * 1_024,
  pictureBytes: 5 * 1_024 * 1_024,
  freshHours: 24,
  unusedDays: 1,
} as const

/** What an uploaded image may be: bytes as sent, pixels and the longer side once unpacked, frames of an animation. */
export const image = { bytes: 10 * 1_024 * 1_024, pixels: 40_000_000, side: 12_000, frames: 200 } as const

/** The pictures of a profile: bytes as sent, width ÷ height, and the widths they are kept in, the largest first. */
export const pictures = {
  avatar: { bytes: 2 * 1_024 * 1_024, aspect: 1, widths: [400, 192, 96] },
  banner: { bytes: image.bytes, aspect: 3, widths: [1_200, 600] },
} as const
export type PictureKind = keyof typeof pictures
export const poll = { options: 4, option: 50, leastSeconds: 5 * minute, mostSeconds: 30 * day } as const
/** For how long a poll can be open, in seconds. */
export const pollSpans = [
  5 * minute,
  30 * minute,
  hour,
  6 * hour,
  12 * hour,
  day,
  3 * day,
  7 * day,
  30 * day,
] as const
export const scheduled = { leastSecondsAhead: 5 * minute, count: 300, perDay: 25 } as const
export const drafts = { count: 100 } as const
/** What a post was, how often that is kept. */
export const revisions = { count: 100 } as const
/** What stands before a post that is not shown at once. */
export const warning: Room = { graphemes: 200, bytes: 2_048 }
/** The pictures of posts: the widths they are kept in, the largest first, that of what is shown until they are there, and
 *  the bytes of all of one person's. */
export const postPictures = { widths: [1_600, 640], placeholder: 16, bytes: 1_024 ** 3 } as const
/**
 * Archives: bytes of one that is brought (an operator may allow others), how much of one is read: files, bytes once unpacked, bytes of one post, rows of a
 * list; posts that are brought at once; hours for which one that was made is kept, days for which what came of one is.
 */
export const archive = {
  ...{ bytes: 1_024 ** 3, files: 200_000, unpacked: 8 * 1_024 ** 3, item: 2 * 1_024 * 1_024, rows: 20_000 },
  ...{ batch: 100, told: 1_000, keptHours: 48, reportDays: 30 },
} as const
/** Seconds in which a deleted post can be taken back. */
export const undoDelete = { seconds: 5 * minute } as const
/** Days in which a person can take back that they deleted their account, and for which nobody else may take a
 *  handle that somebody gave up or that was theirs whose account is erased. */
export const undoLeave = { days: 14 } as const
export const formerHandle = { days: 90 } as const
export const undoSend = { usualSeconds: 0, mostSeconds: 60 } as const

/** How many of those who did the same are named, up to how many people and unread ones are counted, and for how many
 *  days what somebody was told is kept. */
export const notifications = { named: 3, people: 100, unread: 99, days: 180 } as const

export const pages = {
  posts: { usual: 20, most: 40 },
  people: { usual: 40, most: 80 },
  found: { usual: 20, most: 40 },
  notifications: { usual: 40, most: 80 },
} as const satisfies Record<string, PageSize>

/** Posts that are written as one thread and published at once. */
export const composed = { most: 10 } as const

/** What a page about one post shows around it: posts above, answers below by level (the page itself, then per answer),
 *  answers in all, and how many continuations by the author of a post come before the answers of others. */
export const thread = { above: 20, levels: [20, 3, 2], most: 60, continuations: 3 } as const

/** Event streams that are open at once; of one address as many as the operator says. */
export const streams = { perPerson: 8, perAddress: 100 } as const

/** Counted per IPv4 address or IPv6 /64; those named `…Account`, `…Token` and everything only a signed-in
 *  person can do, per account or token. */
export const rates = {
  signIn: { count: 10, seconds: 3 * minute },
  signInAccount: { count: 10, seconds: 15 * minute },
  door: { count: 20, seconds: 3 * minute },
  passkey: { count: 60, seconds: 3 * minute },
  secondFactor: { count: 5, seconds: 15 * minute },
  signUp: { count: 5, seconds: 30 * minute },
  reset: { count: 25, seconds: 5 * minute },
  resetAccount: { count: 5, seconds: 30 * minute },
  verify: { count: 5, seconds: 30 * minute },
  nameCheck: { count: 30, seconds: minute },
  handle: { count: 3, seconds: day },
  email: { count: 5, seconds: 30 * minute },
  leave: { count: 10, seconds: 30 * minute },
  post: { count: 300, seconds: 3 * hour },
  newcomerPost: { count: 10, seconds: day },
  newcomerFollow: { count: 50, seconds: day },
  edit: { count: 60, seconds: hour },
  draft: { count: 600, seconds: hour },
  vote: { count: 500, seconds: day },
  delete: { count: 30, seconds: 30 * minute },
  follow: { count: 400, seconds: day },
  block: { count: 200, seconds: day },
  like: { count: 1_000, seconds: day },
  repost: { count: 500, seconds: day },
  media: { count: 30, seconds: 30 * minute },
  message: { count: 30, seconds: hour },
  report: { count: 20, seconds: day },
  export: { count: 1, seconds: day },
  import: { count: 10, seconds: day },
  previewHost: { count: 1, seconds: minute },
  search: { count: 60, seconds: minute },
  complete: { count: 120, seconds: minute },
  pagesAnonymous: { count: 300, seconds: 5 * minute },
  apiToken: { count: 300, seconds: 5 * minute },
  apiAccount: { count: 1_500, seconds: 5 * minute },
} as const satisfies Record<string, Rate>

/**
 * What a post of a new account may hold: links, people who have had nothing to do with its author, pictures; until
 * the account is so old, or so many others have answered it.
 */
export const newcomer = { seconds: day, welcomes: 5, links: 2, mentions: 2, pictures: 1 } as const
