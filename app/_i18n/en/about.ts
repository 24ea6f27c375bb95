export const about = {
  link: 'About',
  title: (place: string) => `About ${place}`,
  rules: 'Rules',
  contact: 'Contact',
  noContact: 'Nobody said how to reach them.',
  who: 'Who runs it',
  figures: (people: number, posts: number) =>
    `${people === 1 ? '1 person' : `${people} people`} · ${posts === 1 ? '1 post' : `${posts} posts`}`,
  edit: 'Change this page',
  agree: 'By signing up you agree to the ',
  agreeLink: 'rules of this place',
}
