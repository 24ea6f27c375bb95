import type { NotificationKind } from '#db/schema/notifications.ts'

/** What a reader may look at alone, by the word in the address. */
export const filters = {
  mentions: ['mention', 'reply', 'quote'],
  likes: ['like'],
  reposts: ['repost'],
  follows: ['follow', 'request'],
} as const satisfies Record<string, readonly NotificationKind[]>

export type Filter = keyof typeof filters

/** The filter an address names: one, none (`all`), or `forged`, which is a 404. */
export function filterOf(only: string | string[] | null | undefined): Filter | 'all' | 'forged' {
  if (only === undefined || only === null) return 'all'
  return typeof only === 'string' && Object.hasOwn(filters, only) ? (only as Filter) : 'forged'
}

/** An address with that filter. */
export const filtered = (address: string, filter: Filter | 'all'): string =>
  filter === 'all' ? address : `${address}?only=${filter}`
