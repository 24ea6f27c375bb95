import { expect, test } from 'vitest'
import { ImageQueueFull, inTurn } from '#app/_media/image-queue.ts'

test('two images are worked on at once, 32 wait, and the next is turned away', async () => {
  const doors: (() => void)[] = []
  let [inside, most] = [0, 0]
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise<void>((resolve) => doors.push(resolve))
    inside -= 1
  }
  const admitted = Array.from({ length: 34 }, () => inTurn(work))
  await expect(inTurn(work)).rejects.toThrow(ImageQueueFull)

  for (let done = 0; done < 34; done++) {
    await expect.poll(() => doors.length).toBeGreaterThan(done)
    doors[done]?.()
  }
  await Promise.all(admitted)
  expect(most).toBe(2)
})

test('an image that fails gives its place to the next', async () => {
  const broken = () => Promise.reject(new Error('broken'))
  for (let i = 0; i < 5; i++) await expect(inTurn(broken)).rejects.toThrow('broken')

  expect(await inTurn(async () => 'done')).toBe('done')
})
