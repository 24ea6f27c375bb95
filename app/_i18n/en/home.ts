export const home = {
  title: 'Home',
  timeline: 'Home timeline',
  emptyTitle: 'Nothing here yet',
  empty: 'Follow a few people and their posts will appear.',
  find: 'Find people',
  older: 'Older posts',
  newest: 'Back to the newest',
  welcomeTitle: (place: string) => `Welcome to ${place}`,
  welcome: 'Read what people here write. With an account you can follow them and write yourself.',
}
