import type { place } from '../../schema/place.ts'

/** What Ada says of Quillbeck, by name. */
export const saidOfPlace: Record<string, (typeof place.$inferInsert)['value']> = {
  description:
    'Quillbeck is a small town that does not exist. This is where it talks: bread, trains, weather and what needs mending.',
  rules: ['Be kind.', 'Water the plant if it looks thirsty.', 'Tell Ada when something breaks.'],
  contact: 'ada@example.org',
  namesAdmins: true,
}

/** The one thing somebody thought a moderator should see. */
export const reportedOnce = {
  by: 'pia',
  words: 'Gerald update: he escaped from the jar. Found him on the shelf below, thriving.',
  reason: 'other',
  comment: 'Is Gerald all right? I am new here and did not know whom to ask.',
} as const
