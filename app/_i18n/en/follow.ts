export const follow = {
  follow: 'Follow',
  following: 'Following',
  requested: 'Requested',
  withdrawName: (name: string) => `Take back the request to follow ${name}`,
  unfollow: 'Unfollow',
  followName: (name: string) => `Follow ${name}`,
  unfollowName: (name: string) => `Unfollow ${name}`,
  you: 'You',
  failed: 'That did not work. Try again.',
  gone: 'This account is no longer here.',
  moreLoaded: (count: number) => (count === 1 ? 'One more person loaded.' : `${count} more people loaded.`),
}
