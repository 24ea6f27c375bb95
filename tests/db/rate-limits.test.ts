import { afterEach, describe, expect, test } from 'vitest'
import { countGuess, countTry, forgetTries } from '#db/mutations/rate-limits.ts'
import { emptyDatabase } from '#tests/database.ts'

afterEach(emptyDatabase)

const start = Date.UTC(2026, 0, 1)
const at = (seconds: number) => start + seconds * 1000

describe('tries', () => {
  const rate = { count: 3, seconds: 60 }

  test.each([
    ['the first opens a window', [0], { count: 1, resetInSeconds: 60 }],
    ['the second is in it', [0, 10], { count: 2, resetInSeconds: 50 }],
    ['those above the rate are counted too', [0, 1, 2, 3, 4], { count: 5, resetInSeconds: 56 }],
    ['the last moment is in it', [0, 59.999], { count: 2, resetInSeconds: 1 }],
    ['at its end a new one opens', [0, 60], { count: 1, resetInSeconds: 60 }],
    ['long after, a new one opens', [0, 30, 86_400], { count: 1, resetInSeconds: 60 }],
    ['a window begins with its first try', [0, 70, 129], { count: 2, resetInSeconds: 1 }],
  ])('%s', async (_, moments, last) => {
    let answer: unknown
    for (const moment of moments) answer = await countTry('post:ada', rate, at(moment))

    expect(answer).toEqual(last)
  })

  test('are counted for each key', async () => {
    await countTry('post:ada', rate, start)

    expect((await countTry('post:ben', rate, start)).count).toBe(1)
  })

  test('are all counted when they come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => countTry('post:ada', rate, start)))

    expect(answers.map((answer) => answer.count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
  })

  test('are forgotten on demand', async () => {
    await countTry('post:ada', rate, start)
    await forgetTries('post:ada')

    expect((await countTry('post:ada', rate, start)).count).toBe(1)
  })

  test('a clock that steps back opens no new window', async () => {
    await countTry('post:ada', rate, at(3600))

    expect((await countTry('post:ada', rate, at(0))).count).toBe(2)
  })
})

describe('guesses at a secret', () => {
  const rate = { count: 3, seconds: 300 }

  // Each line is one guess: when, and what is answered: 0 for "go ahead", else the seconds to wait.
  test.each<[string, [at: number, answer: number][]]>([
    [
      'three are free, then each waits twice as long, up to the window',
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [3, 29],
        [31.5, 1],
        [32, 0],
        [33, 59],
        [92, 0],
        [92, 120],
        [212, 0],
        [213, 239],
        [452, 0],
        [453, 299],
        [752, 0],
        [752, 300],
      ],
    ],
    [
      'those made too early do not make the wait longer',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [10, 20],
        [20, 10],
        [29, 1],
        [30, 0],
      ],
    ],
    [
      'all is forgotten a window after the wait',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [330, 0],
        [331, 0],
        [332, 0],
        [333, 29],
      ],
    ],
    [
      'just before that, nothing is forgotten',
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [329, 0],
        [330, 59],
      ],
    ],
    [
      'one a window never waits',
      [
        [0, 0],
        [300, 0],
        [600, 0],
        [900, 0],
        [5000, 0],
      ],
    ],
    [
      'a window with free guesses left ends',
      [
        [0, 0],
        [299, 0],
        [300, 0],
        [301, 0],
        [302, 0],
        [303, 29],
      ],
    ],
  ])('%s', async (_, guesses) => {
    const answers: [number, number][] = []
    for (const [moment] of guesses) answers.push([moment, await countGuess('sign-in:ada', rate, at(moment))])

    expect(answers).toEqual(guesses)
  })

  test('where only one is free, it is free again after a long while', async () => {
    const single = { count: 1, seconds: 300 }

    expect(await countGuess('code:ada', single, at(0))).toBe(0)
    expect(await countGuess('code:ada', single, at(1))).toBe(29)
    expect(await countGuess('code:ada', single, at(400))).toBe(0)
    expect(await countGuess('code:ada', single, at(401))).toBe(29)
  })

  test('no more than the free ones go ahead when many come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => countGuess('sign-in:ada', rate, start)),
    )

    expect(answers.filter((wait) => wait === 0)).toHaveLength(3)
    expect(answers.filter((wait) => wait === 30)).toHaveLength(17)
  })

  test('are forgotten after a success', async () => {
    for (let i = 0; i < 4; i++) await countGuess('sign-in:ada', rate, start)
    await forgetTries('sign-in:ada')

    expect(await countGuess('sign-in:ada', rate, start)).toBe(0)
  })
})
