import { expect, test } from 'vitest'
import { sharedText } from '#app/_posts/shared-text.ts'

const link = 'https://example.org/heron'

test.each([
  ['a text', { text: ' Look at this. ' }, 'Look at this.'],
  ['a title alone', { title: 'Herons' }, 'Herons'],
  ['a text rather than a title', { title: 'Herons', text: 'Look.' }, 'Look.'],
  ['a link below a text', { text: 'Look.', url: link }, `Look.\n${link}`],
  ['a link that stands in the text already', { text: `Look: ${link}`, url: link }, `Look: ${link}`],
  ['a link alone', { url: link }, link],
  ['nothing', {}, ''],
  ['two texts', { text: ['a', 'b'] }, ''],
  ['what is no text', { text: 'a\u0000b' }, ''],
  ['what nobody sees', { text: '\u200b' }, ''],
  ['markup, which is text', { text: '<b>Look</b>' }, '<b>Look</b>'],
])('what is shared passes the gate: %s', (_, search, text) => {
  expect(sharedText(search)).toBe(text)
})

test('what is too long comes in to be shortened', () => {
  expect(sharedText({ text: 'a'.repeat(600) })).toHaveLength(600)
})
