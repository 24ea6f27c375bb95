import { expect, test } from 'vitest'
import { pages, post, postBytes, rates } from '#db/text/limits.ts'

test('a post has 8 KB by default and never more than the database accepts', () => {
  expect(postBytes()).toBe(8_192)
  expect(postBytes(1)).toBe(8_192)
  expect(postBytes(1_000)).toBe(16_384)
  expect(postBytes(post.mostGraphemes)).toBe(post.hardBytes)
})

test('every rate counts something within some time', () => {
  for (const { count, seconds } of Object.values(rates)) {
    expect(count).toBeGreaterThan(0)
    expect(seconds).toBeGreaterThanOrEqual(60)
  }
})

test('nobody gets more than 80 rows at once', () => {
  for (const { usual, most } of Object.values(pages)) {
    expect(usual).toBeLessThanOrEqual(most)
    expect(most).toBeLessThanOrEqual(80)
  }
})
