export const explore = {
  title: 'Explore',
  timeline: 'Everyone’s posts',
  everyone: 'Everyone',
  posts: 'Posts',
  peopleTab: 'People',
  people: 'Who to follow',
  emptyTitle: 'It is quiet in here',
  empty: 'Nobody has posted yet. Somebody has to be first.',
  caughtUp: 'You follow everyone here.',
}
