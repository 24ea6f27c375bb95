import { expect, test } from 'vitest'
import { Turnstile } from '#app/_server/turnstile.ts'

test('so many at once, some wait in turn, the rest are turned away', async () => {
  const turnstile = new Turnstile(1, 2, 10_000)
  const order: string[] = []

  expect(await turnstile.enter()).toBe(true)
  const ada = turnstile.enter().then((admitted) => order.push(`ada ${admitted}`))
  const ben = turnstile.enter().then((admitted) => order.push(`ben ${admitted}`))
  expect(await turnstile.enter()).toBe(false)
  turnstile.leave()
  await ada
  turnstile.leave()
  await ben

  expect(order).toEqual(['ada true', 'ben true'])
})

test('nobody waits longer than they should, and a place is not lost on who gave up', async () => {
  const turnstile = new Turnstile(1, 1, 20)

  await turnstile.enter()
  expect(await turnstile.enter()).toBe(false)
  turnstile.leave()

  expect(await turnstile.enter()).toBe(true)
})
