/** What is written and not posted yet. */
export const drafts = {
  title: 'Drafts',
  scheduled: 'Scheduled',
  tabs: 'Drafts and scheduled posts',
  emptyTitle: 'No drafts',
  empty: 'What you keep for later in the composer waits here, on every device.',
  noneTitle: 'Nothing is scheduled',
  none: 'A post for which you choose a day and a time goes out by itself, and stands here until then.',
  open: 'Go on writing',
  change: 'Change',
  remove: 'Delete',
  callBack: 'Make it a draft',
  now: 'Post now',
  goesOut: (when: string) => `Goes out ${when}`,
  saved: (when: string) => `Kept ${when}`,
  nothing: 'Nothing written yet',
  with: {
    pictures: (count: number) => (count === 1 ? 'a picture' : `${count} pictures`),
    poll: 'a poll',
    more: (count: number) => (count === 1 ? 'one more post' : `${count} more posts`),
  },
  older: 'Older drafts',
  /** A post that was sent and can still be called back. */
  held: 'Your post is about to go out.',
  undo: 'Undo',
  gone: 'It is out already.',
}
