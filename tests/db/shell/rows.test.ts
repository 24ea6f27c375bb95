import { describe, expect, test } from 'vitest'
import { show } from '#db/tasks/shell/show.ts'

const shown = (value: unknown, width = 80) => show(value, { width, colors: false })

describe('Rows', () => {
  test('stand below their names, numbers to the right, with how many there are', () => {
    const rows = [
      { handle: 'ada', posts: 12, at: null },
      { handle: 'bartholomew', posts: 3, at: true },
    ]

    expect(shown(rows).split('\n')).toEqual([
      'handle       posts  at',
      '───────────  ─────  ────',
      'ada             12  null',
      'bartholomew      3  true',
      '2 rows',
    ])
  })

  test('that are none are said to be none', () => {
    expect(shown([])).toBe('no rows')
    expect(shown({ rows: [], next: undefined })).toBe('no rows')
  })

  test('of a page say how to ask for the next', () => {
    expect(shown({ rows: [{ id: 7 }], next: 7 })).toBe('id\n──\n 7\n1 row; the next with { before: 7 }')
    expect(shown({ rows: [{ id: 7 }], next: undefined })).toBe('id\n──\n 7\n1 row')
  })

  test('of joined tables carry the name of the table', () => {
    expect(shown([{ posts: { id: 1 }, users: { handle: 'ada' } }]).split('\n')[0]).toBe(
      'posts.id  users.handle',
    )
  })

  test('a column that only some have is empty for the others', () => {
    expect(shown([{ a: 'x' }, { a: 'y', b: 'z' }]).split('\n')).toEqual([
      'a  b',
      '─  ─',
      'x',
      'y  z',
      '2 rows',
    ])
  })

  test('a long text makes room for the others', () => {
    const lines = shown([{ id: 1, body: 'word '.repeat(40), handle: 'ada' }], 40).split('\n')

    expect(lines[2]).toMatch(/^ 1 {2}(word )+.*… {2}ada$/)
    expect(lines.map((line) => line.length)).toEqual([40, 40, 37, 5])
  })

  test('that are too wide even so stand one below the other', () => {
    const row = { one: 'a'.repeat(40), two: 'b'.repeat(40), three: 'c'.repeat(40) }

    expect(shown([row, row], 50).split('\n').slice(0, 5)).toEqual([
      '─ 1 ─',
      `one    ${'a'.repeat(40)}`,
      `two    ${'b'.repeat(40)}`,
      `three  ${'c'.repeat(40)}`,
      '─ 2 ─',
    ])
    expect(shown([row, row], 50).endsWith('\n2 rows')).toBe(true)
  })
})

describe('One row', () => {
  test('is a list of its columns', () => {
    expect(shown({ id: 7, name: 'Ada Marsh' })).toBe('id    7\nname  Ada Marsh')
  })

  test('cuts what is longer than the line', () => {
    expect(shown({ body: 'x'.repeat(100) }, 40)).toBe(`body  ${'x'.repeat(33)}…`)
  })
})

describe('A value', () => {
  const moment = new Date('2026-05-01T12:34:56.789Z')

  test.each<[string, unknown, string]>([
    ['a Date is a moment without its milliseconds', { at: moment }, '2026-05-01 12:34:56Z'],
    ['milliseconds are a moment when their name says so', { createdAt: +moment }, '2026-05-01 12:34:56Z'],
    ['a number of another name is a number', { created: +moment }, String(+moment)],
    ['a Date that is none says so', { at: new Date('never') }, 'Invalid Date'],
    ['a list is JSON', { fields: [{ label: 'Site' }] }, '[{"label":"Site"}]'],
    ['lines become one', { body: 'one\ntwo' }, 'one↵two'],
    ['what a terminal would obey is not sent to it', { agent: 'a\u001b[31mb\u202ec' }, 'a�[31mb�c'],
    ['a text that looks like a number is a text', { name: '12' }, '12'],
  ])('%s', (_, row, text) => {
    expect(shown([row]).split('\n')[2]?.trim()).toBe(text)
  })

  test('of a wide script is two columns a letter', () => {
    expect(
      shown([
        { name: '日本', n: 1 },
        { name: 'Ada', n: 2 },
      ])
        .split('\n')
        .slice(2, 4),
    ).toEqual(['日本  1', 'Ada   2'])
    expect(shown([{ name: '日本語'.repeat(20), n: 1 }], 23).split('\n')[2]).toBe(`${'日本語'.repeat(3)}…   1`)
  })
})

describe('What is no row', () => {
  test.each([
    ['a text', 'hello', "'hello'"],
    ['a number', 7, '7'],
    ['a list of texts', ['a', 'b'], "[ 'a', 'b' ]"],
    ['an empty object', {}, '{}'],
    ['an object without a prototype', Object.create(null), '[Object: null prototype] {}'],
  ])('%s is shown as JavaScript', (_, value, text) => {
    expect(shown(value)).toBe(text)
  })
})
