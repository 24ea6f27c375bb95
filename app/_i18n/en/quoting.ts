import type { QuotePolicy } from '#db/schema/posts.ts'

/** Quoting a post, and what its author has to say about that and about pinning it. */
export const quoting = {
  quote: 'Quote',
  title: (handle: string) => `Quote @${handle}`,
  refused: 'It cannot be quoted: it is not for everyone, or its author chose who may.',
  detach: 'Take my post out of this quote',
  detachHint: 'It is not shown here any more. That cannot be undone.',
  pin: 'Pin to my profile',
  unpin: 'Unpin from my profile',
  pinned: 'Pinned to your profile.',
  unpinned: 'No longer pinned.',
  plainLink: 'Show the link without its preview',
  who: 'Who may quote',
  policies: {
    everyone: 'All may quote',
    followers: 'Your followers may quote',
    nobody: 'Nobody may quote',
  } satisfies Record<QuotePolicy, string>,
}
