import { expect, test } from 'vitest'
import { changesOf } from '#app/_posts/changes.ts'

const marked = (before: string, after: string): string =>
  changesOf(before, after)
    .map(({ text, is }) => (is === 'kept' ? text : is === 'added' ? `[${text}]` : `(${text})`))
    .join('')

test('what changed is told word by word, with the spaces and lines between', () => {
  expect(marked('Two boats at down.', 'Three boats at dawn.')).toBe('(Two)[Three] boats at (down)[dawn].')
  expect(marked('One\nTwo', 'One\n\nTwo')).toContain('One')
  expect(marked('Same.', 'Same.')).toBe('Same.')
  expect(marked('', 'New.')).toBe('[New.]')
  expect(marked('Old.', '')).toBe('(Old.)')
})

test('no letter is cut, in whatever script', () => {
  expect(marked('👩‍🚀 नमस्ते', '👨‍🚀 नमस्ते')).toBe('(👩‍🚀)[👨‍🚀] नमस्ते')
  expect(marked('我喜欢船', '我喜欢海')).toBe('我喜欢(船)[海]')
})

test('texts that have nothing in common are told as two, however long they are', () => {
  const [before, after] = ['a ', 'b '].map((word, at) =>
    Array.from({ length: 3000 }, (_, i) => `${word}${at}${i}`).join('-'),
  ) as [string, string]

  expect(changesOf(before, after)).toEqual([
    { text: before, is: 'removed' },
    { text: after, is: 'added' },
  ])
})
