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
  pictureBusy: 'A picture is still on its way.',
  emptyHint: 'Write something first.',
  overHint: (count: number) =>
    count === 1 ? 'One character too many.' : `${count} characters too many. Shorten it a little.`,
  tooLong: 'One of the posts is too long.',
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
  quoteLabel: 'What do you say to it?',
  visibility: 'Who may read it',
  visibilities: { public: 'Everyone', followers: 'Followers', mentioned: 'People mentioned' },
  posted: 'Posted.',
  keyHint: 'Ctrl+Enter posts',
  draftKept: 'Your draft is still here.',
  useShared: 'Write about what was shared instead',
  close: 'Close',
}
