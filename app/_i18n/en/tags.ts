export const tags = {
  timeline: (tag: string) => `Posts with #${tag}`,
  hint: 'What everyone posts with this tag.',
  description: (tag: string, place: string) => `What people on ${place} post with #${tag}.`,
  follow: 'Follow',
  following: 'Following',
  followName: (tag: string) => `Follow #${tag}`,
  unfollowName: (tag: string) => `Following #${tag}, unfollow`,
  full: (count: number) =>
    `You follow ${count} tags, which is as many as there can be. Unfollow another first.`,
  emptyTitle: 'Nothing here yet',
  empty: (tag: string) => `Nobody has posted with #${tag}, or not for you.`,
  write: 'Write a post',
  followed: 'Followed tags',
  followedHint: 'Public posts with these tags appear on your home timeline.',
  noneTitle: 'No tags followed',
  none: 'Open a tag in any post to follow it.',
}
