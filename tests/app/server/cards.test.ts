import { expect, test } from 'vitest'
import { isCard } from '#app/_server/cards.ts'

test.each(['/@ada/card.png', '/%40ada/card.png', '/@ada/7392/card.png', '/@a_b_1/card.png'])(
  '%s is the address of a card',
  (path) => {
    expect(isCard(path)).toBe(true)
  },
)

// Pages among them would go without a policy and without a place in the queue.
test.each([
  '/@ada',
  '/@ada/card',
  '/@ada/ben/card.png',
  '/@ada/1/2/card.png',
  '/card.png',
  '/@ada/card.png/',
  '/x/@ada/card.png',
  '/@ada/cardxpng',
])('%s is not', (path) => {
  expect(isCard(path)).toBe(false)
})
