export const composer = {
  title: 'New post',
  label: 'What is on your mind?',
  submit: 'Post',
  sending: 'Posting…',
  left: (count: number) =>
    count < 0
      ? `${-count} characters too many`
      : count === 1
        ? '1 character left'
        : `${count} characters left`,
  emptyHint: 'Write something first.',
  overHint: (count: number) =>
    count === 1 ? 'One character too many.' : `${count} characters too many. Shorten it a little.`,
  replyTo: (handle: string) => `Reply to @${handle}`,
  reply: 'Reply',
  replyLabel: 'Your reply',
  who: 'Who may reply',
  policies: {
    everyone: 'Everyone may reply',
    followers: 'Your followers may reply',
    following: 'People you follow may reply',
    mentioned: 'People you mention may reply',
    nobody: 'Nobody may reply',
  },
  whoQuotes: 'Who may quote',
  quotePolicies: {
    everyone: 'Everyone may quote',
    followers: 'Your followers may quote',
    nobody: 'Nobody may quote',
  },
  quoteTitle: (handle: string) => `Quote @${handle}`,
  quoteLabel: 'What do you say to it?',
  visibility: 'Who may read it',
  visibilities: { public: 'Everyone', followers: 'Followers', mentioned: 'People mentioned' },
  posted: 'Posted.',
  keyHint: 'Ctrl+Enter posts',
  draftKept: 'Your draft is still here.',
  useShared: 'Write about what was shared instead',
  close: 'Close',
  offers: 'People to mention',
  tagOffers: 'Tags used lately',
  offered: (count: number) =>
    count === 0
      ? ''
      : `${count === 1 ? 'One person' : `${count} people`}. Arrow keys choose, Enter takes, Escape closes.`,
  tagsOffered: (count: number) =>
    count === 0
      ? ''
      : `${count === 1 ? 'One tag' : `${count} tags`}. Arrow keys choose, Enter takes, Escape closes.`,
}
