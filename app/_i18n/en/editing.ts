/** Changing a post afterwards, and what it was before. */
export const editing = {
  edit: 'Edit',
  title: 'Edit post',
  label: 'The words of your post',
  warning: 'Content warning',
  warningHint: 'What it is about, for those who would rather know first.',
  alt: (at: number) => `What picture ${at} shows`,
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  keyHint: 'Ctrl+Enter saves',
  kept: 'What it was stays to be seen by whoever can see the post, and whoever replied to it or passed it on is told.',
  keptQuietly:
    'What it was stays to be seen by whoever can see the post. Whoever it no longer mentions cannot see it any more.',
  changedMeanwhile:
    'It was edited elsewhere meanwhile. Your words are still here: save again to put them in the place of those.',
  seeHistory: 'See what changed',
  redraft: 'Delete and redraft',
  redraftTitle: 'Delete this post and write it again?',
  redraftHint:
    'It goes for everyone, with its likes and reposts. Its words and pictures become a draft. That cannot be undone.',
  history: 'History of edits',
  now: 'Now',
  first: 'As it was posted',
  older: 'Earlier versions',
  noHistoryTitle: 'Never edited',
  noHistory: 'This post is as it was written.',
  removed: 'Removed: ',
  added: 'Added: ',
  noWarning: 'No content warning',
  noAlt: 'No description',
  picture: (at: number) => `Picture ${at}`,
}
