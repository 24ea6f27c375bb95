import { describe, expect, test } from 'vitest'
import { demoPassword } from '#db/tasks/seed/people.ts'
import { numbersOf, sizes, type Typed } from '#db/tasks/seed/town/numbers.ts'
import { runTask } from '#tests/command.ts'
import { newDatabase } from '#tests/database.ts'
import { counts } from './rows.ts'

const now = Date.UTC(2026, 5, 1, 12)
const until = Date.UTC(2026, 5, 1)

describe('the numbers of a town', () => {
  test.each<[Typed, object]>([
    [{ size: 'M' }, { ...sizes.M, seed: 1, until }],
    [
      { size: 'l', posts: '5' },
      { ...sizes.L, posts: 5 },
    ],
    [{ users: '50' }, { users: 50, posts: 1000, follows: 1500 }],
    [{ users: '3' }, { users: 3, posts: 60, follows: 6 }],
    [{ posts: '7' }, { users: 1000, posts: 7, follows: 30_000 }],
    [
      { size: 'M', users: '10' },
      { users: 10, posts: 1_000_000, follows: 90 },
    ],
    [
      { seed: '4294967295', until: '2026-06-01' },
      { ...sizes.S, seed: 4_294_967_295, until },
    ],
  ])('%o', (typed, numbers) => {
    expect(numbersOf(typed, now)).toMatchObject(numbers)
  })

  test.each<[Typed, string]>([
    [{ size: 'XL' }, '--size XL: there are S, M and L'],
    [{ size: 'constructor' }, '--size constructor: there are S, M and L'],
    [{ users: '0' }, '--users 0: it takes a whole number from 1 to'],
    [{ users: '-5' }, '--users -5: it takes a whole number'],
    [{ users: '1e3' }, '--users 1e3: it takes a whole number'],
    [{ posts: '' }, '--posts : it takes a whole number from 0 to'],
    [{ posts: '1.5' }, '--posts 1.5: it takes a whole number'],
    [{ posts: '99999999999999999999' }, 'it takes a whole number'],
    [
      { users: '3', follows: '7' },
      '--follows 7: it takes a whole number from 0 to 6, since 3 people make at most 6 pairs',
    ],
    [{ seed: '4294967296' }, '--seed 4294967296: it takes a whole number'],
    [{ until: 'today' }, '--until today: it takes a day of the past'],
    [{ until: '2026-13-01' }, '--until 2026-13-01: it takes a day'],
    [{ until: '2026-06-02' }, '--until 2026-06-02: it takes a day of the past'],
  ])('%o: %s', (typed, problem) => {
    expect(() => numbersOf(typed, now)).toThrow(problem)
  })
})

describe('npm run db:seed', { timeout: 30_000 }, () => {
  test('makes a town of the numbers it is given, in a place that has no tables yet, and says how to sign in', async () => {
    const { url, drop } = await newDatabase('blank')
    const seed = (...args: string[]) => runTask('app/_media/seed.ts', args, { DATABASE_URL: url })

    const first = await seed('--users', '30', '--posts=40', '--follows', '50')
    const second = await seed('--users', '30')
    await drop()

    expect(first).toMatchObject({ code: 0, out: expect.stringContaining(demoPassword) })
    expect(first.out).toContain('30 people, 40 posts, 50 follows')
    expect(first.err).toBe('people: 100 %\nnames: 100 %\nfollows: 100 %\nposts: 100 %\n')
    expect(second).toMatchObject({ code: 1, out: '' })
    expect(second.err).toMatch(/^people live here already.*\n$/)
  })

  test.each([
    [['--users', '5', '--follows', '21'], expect.stringMatching(/^--follows 21: .*\n$/)],
    [['--posts'], expect.stringMatching(/^Option '--posts <value>' argument missing\n$/)],
    [['S'], expect.stringMatching(/^Unexpected argument 'S'.*\n$/)],
  ])('%o is refused in one line, and nothing changes', async (args, err) => {
    expect(await runTask('app/_media/seed.ts', args)).toEqual({ code: 1, out: '', err })
    expect(await counts()).toEqual([0, 0, 0])
  })

  test('explains its numbers', async () => {
    const help = await runTask('app/_media/seed.ts', ['--help'])

    for (const flag of ['--size', '--users', '--posts', '--follows', '--seed', '--until', '--force'])
      expect(help.out).toContain(flag)
  })
})
