import { expect, test } from 'vitest'
import { headOf } from '#app/_previews/head-of.ts'
import { textOf } from '#app/_previews/text-of.ts'

const page = new URL('https://birds.example.org/fens/harrier')
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`

test('a page says of itself what Open Graph says, else its own head', () => {
  const own = '<title> Marsh\n harrier </title><meta name="description" content="Seen &amp; heard">'

  expect(headOf(own, page)).toEqual({
    title: 'Marsh harrier',
    description: 'Seen & heard',
    site: 'birds.example.org',
  })
  expect(
    headOf(
      `${own}${meta('og:title', 'The harrier')}${meta('og:site_name', 'Fen birds')}${meta('og:image', '../h.jpg')}`,
      page,
    ),
  ).toMatchObject({ title: 'The harrier', site: 'Fen birds', picture: 'https://birds.example.org/h.jpg' })
})

test('a page without a title says nothing', () => {
  expect(headOf('<p>Only a body</p>', page)).toBeUndefined()
  expect(headOf('<title>  \u202e </title>', page)).toBeUndefined()
  expect(headOf('', page)).toBeUndefined()
})

test('what stands in the body is not of the head', () => {
  expect(headOf(`<body>${meta('og:title', 'From a comment')}</body>`, page)).toBeUndefined()
  expect(headOf(`<head><title>Head</title></head>${meta('og:title', 'Later')}`, page)?.title).toBe('Head')
})

test('a stranger’s words turn nothing around and end somewhere', () => {
  const head = headOf(`<title>evil\u202egnp.exe\u0000 ${'long '.repeat(9000)}</title>`, page)

  expect(head?.title).toMatch(/^evilgnp\.exe/)
  expect(head?.title.length).toBeLessThan(200)
})

test('the encoding is what the answer or the page names', () => {
  const cafe = Buffer.from('<meta charset="windows-1252"><title>Caf\xe9</title>', 'latin1')

  expect(textOf(cafe, 'text/html')).toContain('Café')
  expect(textOf(Buffer.from('Café'), 'text/html; charset=utf-8')).toBe('Café')
  expect(textOf(Buffer.from('Café'), 'text/html; charset=nonsense')).toBe('Café')
})
