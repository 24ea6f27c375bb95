/** What is offered while somebody writes. */
export const offers = {
  people: 'People to mention',
  tags: 'Tags used lately',
  offered: (count: number) =>
    count === 0
      ? ''
      : `${count === 1 ? 'One person' : `${count} people`}. Arrow keys choose, Enter takes, Escape closes.`,
  tagsOffered: (count: number) =>
    count === 0
      ? ''
      : `${count === 1 ? 'One tag' : `${count} tags`}. Arrow keys choose, Enter takes, Escape closes.`,
}
