import { describe, expect, test } from 'vitest'
import { isOutdated, verifyPassword } from '#db/password.ts'
import { demoPassword } from '#db/tasks/seed/people.ts'
import { randomFrom } from '#db/tasks/seed/random.ts'
import { calendarOf } from '#db/tasks/seed/town/calendar.ts'
import { handleOf, townPasswordHash } from '#db/tasks/seed/town/people.ts'
import { bioOf, nameOf } from '#db/tasks/seed/town/texts.ts'
import { postsOf } from '#db/tasks/seed/town/writings.ts'
import { parseEmail } from '#db/text/email.ts'
import { linksIn, mentionsIn, tagsIn } from '#db/text/entities.ts'
import { bioText, displayName, postText } from '#db/text/gate.ts'
import { parseHandle } from '#db/text/handle.ts'

const numbers = { users: 300, posts: 4000, follows: 0, seed: 1, until: Date.UTC(2026, 4, 1) }
const bodies = [...postsOf(numbers, calendarOf(numbers))].map(({ body }) => body)

describe('what a town writes', () => {
  test('could have been typed by anybody', () => {
    for (const body of bodies) expect(postText(body)).toEqual({ ok: true, text: body })
  })

  test('is varied', () => {
    expect(new Set(bodies).size).toBeGreaterThan(bodies.length * 0.85)
  })

  test('mentions people of the town, and has tags and line breaks', () => {
    const handles = Array.from({ length: numbers.users }, (_, n) => handleOf(n, 1))
    const mentions = bodies.flatMap(mentionsIn)

    expect(handles).toEqual(expect.arrayContaining([...new Set(mentions)]))
    expect(mentions.length).toBeGreaterThan(bodies.length / 20)
    expect(bodies.flatMap(tagsIn).length).toBeGreaterThan(bodies.length / 10)
    expect(bodies.some((body) => body.includes('\n'))).toBe(true)
  })

  test('leads to nobody’s real house', () => {
    const links = bodies.flatMap(linksIn)

    expect(links.length).toBeGreaterThan(100)
    for (const link of links) expect(new URL(link).hostname).toMatch(/^[a-z]+\.example\.(net|org)$/)
  })

  test.each(['Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Devanagari', 'Han', 'Hiragana'])(
    'has texts and tags in %s letters',
    (script) => {
      const letters = new RegExp(`\\p{Script=${script}}`, 'u')

      expect(bodies.filter((body) => letters.test(body)).length).toBeGreaterThan(10)
      expect(bodies.flatMap(tagsIn).some((tag) => letters.test(tag))).toBe(true)
    },
  )
})

describe('the people of a town', () => {
  test('have handles that anybody could have taken, each another one', () => {
    const handles = Array.from({ length: 20_000 }, (_, n) => handleOf(n, 3))

    expect(new Set(handles).size).toBe(handles.length)
    for (const handle of handles) expect(parseHandle(handle)).toEqual({ ok: true, handle })
    expect(parseEmail(`${handles.at(-1)}@example.org`)).toMatchObject({ ok: true })
  })

  test('have names and say things that anybody could', () => {
    const random = randomFrom(1)
    for (let n = 0; n < 2000; n++) {
      const [name, bio] = [nameOf(random), bioOf(random)]
      expect(displayName(name)).toEqual({ ok: true, text: name })
      expect(bioText(bio)).toEqual({ ok: true, text: bio })
    }
  })

  test('share the password that is printed, hashed as today’s are', async () => {
    expect(await verifyPassword(demoPassword, townPasswordHash)).toBe(true)
    expect(isOutdated(townPasswordHash)).toBe(false)
  })
})
