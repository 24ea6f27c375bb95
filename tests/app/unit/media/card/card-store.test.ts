import { expect, test } from 'vitest'
import { CardStore } from '#app/_media/card/card-store.ts'

const never = () => Promise.reject(new Error('made again'))
const some = (bytes: number) => async () => Buffer.alloc(bytes)

test('what was made is kept', async () => {
  const store = new CardStore(100)
  const made = await store.get('ada', some(10))

  expect(await store.get('ada', never)).toBe(made)
})

test('what many ask for at once is made once', async () => {
  const store = new CardStore(100)
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const asked = [store.get('ada', () => promise), store.get('ada', never), store.get('ada', never)]
  resolve(Buffer.from('card'))

  expect(new Set(await Promise.all(asked)).size).toBe(1)
})

test('never more is kept than there is room for; what was asked for last stays', async () => {
  const store = new CardStore(100)
  await store.get('ada', some(40))
  await store.get('ben', some(40))
  await store.get('ada', never)
  await store.get('cy', some(40))

  expect(store.bytes).toBe(80)
  await store.get('ada', never)
  await store.get('cy', never)
  await expect(store.get('ben', never)).rejects.toThrow('made again')

  await store.get('large', some(1000))
  expect(store.bytes).toBe(0)
})

test('what failed is tried again', async () => {
  const store = new CardStore(100)
  await expect(store.get('ada', never)).rejects.toThrow()

  expect(await store.get('ada', some(3))).toHaveLength(3)
})
