export const deleting = {
  title: 'Delete this post?',
  hint: 'It goes for everyone. For a moment you can take that back.',
  yes: 'Delete',
  no: 'Keep it',
}
