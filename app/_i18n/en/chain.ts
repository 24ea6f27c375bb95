export const chain = {
  add: 'Add another post',
  label: (number: number) => `Post ${number}`,
  continued: 'And then?',
  remove: 'Remove',
  removeNumber: (number: number) => `Remove post ${number}`,
  most: (count: number) => `A thread begins with up to ${count} posts; add more as replies.`,
}
