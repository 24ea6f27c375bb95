import { describe, expect, test } from 'vitest'
import { momentOf } from '#db/id.ts'
import { cast, demoPassword, founder } from '#db/tasks/seed/people.ts'
import { demoPlace } from '#db/tasks/seed/place.ts'
import { said } from '#db/tasks/seed/posts.ts'
import { parseEmail } from '#db/text/email.ts'
import { linksIn, mentionsIn, tagsIn } from '#db/text/entities.ts'
import { bioText, displayName, fieldText, postText } from '#db/text/gate.ts'
import { parseHandle } from '#db/text/handle.ts'
import { profileFields } from '#db/text/limits.ts'
import { passwordProblem } from '#db/text/password.ts'

const now = Date.UTC(2026, 5, 1, 12)
const day = 86_400_000
const place = demoPlace(now)
const handles = cast.map(({ handle }) => handle)
const texts = [...said.map(({ body }) => body), ...cast.map(({ bio }) => bio)]
const links = [
  ...texts.flatMap(linksIn),
  ...cast.flatMap(({ fields }) => fields.flatMap(({ value }) => linksIn(value))),
]

describe('what the demo people write', () => {
  test.each(said)('$by: $body', ({ by, body }) => {
    expect(postText(body)).toEqual({ ok: true, text: body })
    expect(handles).toContain(by)
  })

  test('is said once each, and much of it', () => {
    expect(new Set(said.map(({ body }) => body)).size).toBe(said.length)
    expect(said.length).toBeGreaterThanOrEqual(240)
  })

  test('mentions nobody but each other, and never themselves', () => {
    for (const { by, body } of said) {
      expect(handles).toEqual(expect.arrayContaining(mentionsIn(body)))
      expect(mentionsIn(body)).not.toContain(by)
    }
    for (const { bio } of cast) expect(handles).toEqual(expect.arrayContaining(mentionsIn(bio)))
  })

  test('leads to nobody’s real house', () => {
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) expect(new URL(link).hostname).toMatch(/^([a-z-]+\.)?example\.(com|net|org)$/)
  })

  test.each(['Latin', 'Greek', 'Cyrillic', 'Hebrew', 'Arabic', 'Devanagari', 'Han', 'Hiragana'])(
    'has a post and a tag in %s letters',
    (script) => {
      const letters = new RegExp(`\\p{Script=${script}}`, 'u')

      expect(said.some(({ body }) => letters.test(body))).toBe(true)
      expect(texts.flatMap(tagsIn).some((tag) => letters.test(tag))).toBe(true)
    },
  )

  test('has line breaks and emoji', () => {
    expect(said.some(({ body }) => body.includes('\n'))).toBe(true)
    expect(said.some(({ body }) => /\p{Extended_Pictographic}/u.test(body))).toBe(true)
  })
})

describe.each(cast)('@$handle', ({ handle, name, bio, fields, follows }) => {
  test('could have signed up with all of it', () => {
    const owner = { handle, email: `${handle}@example.org`, site: 'Pipit', admin: handle === founder }
    const staff = handle === founder ? [] : ['ada', 'Ada Wren']

    expect(parseHandle(handle)).toEqual({ ok: true, handle })
    expect(parseEmail(owner.email)).toEqual({ ok: true, email: owner.email })
    expect(displayName(name, staff)).toEqual({ ok: true, text: name })
    expect(bioText(bio)).toEqual({ ok: true, text: bio })
    expect(passwordProblem(demoPassword, owner)).toBeUndefined()
    expect(fields.length).toBeLessThanOrEqual(profileFields.count)
    for (const { label, value } of fields) {
      expect(fieldText(label, profileFields.label, true)).toEqual({ ok: true, text: label })
      expect(fieldText(value, profileFields.value, true)).toEqual({ ok: true, text: value })
    }
  })

  test('follows some of the others, each once', () => {
    expect(handles).toEqual(expect.arrayContaining(follows))
    expect(new Set(follows).size).toBe(follows.length)
    expect(follows).not.toContain(handle)
    expect(follows.length).toBeLessThan(cast.length - 1)
  })
})

describe('the demo place', () => {
  test('is the same each time, and only its dates move with the day', () => {
    const later = demoPlace(now + 3 * day)

    expect(demoPlace(now)).toEqual(place)
    expect(later.posts.map(({ body }) => body)).toEqual(place.posts.map(({ body }) => body))
    for (const rows of ['people', 'follows', 'posts'] as const)
      expect(later[rows].map(({ createdAt }) => createdAt.getTime() - 3 * day)).toEqual(
        place[rows].map(({ createdAt }) => createdAt.getTime()),
      )
  })

  test('has ids that are different, tell the date, and rise in the order of the telling', () => {
    for (const rows of [place.people, place.follows, place.posts] as const) {
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      for (const { id, createdAt } of rows) expect(momentOf(id)).toEqual(createdAt)
    }
    const ids = place.posts.map(({ id }) => id)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  })

  test('has nobody who writes or follows before they, and those they follow, joined', () => {
    const joined = new Map(place.people.map(({ id, createdAt }) => [id, createdAt.getTime()]))

    for (const { authorId, createdAt } of place.posts)
      expect(createdAt.getTime()).toBeGreaterThan(joined.get(authorId) ?? Number.POSITIVE_INFINITY)
    for (const { followerId, followeeId, createdAt } of place.follows)
      for (const id of [followerId, followeeId])
        expect(createdAt.getTime()).toBeGreaterThanOrEqual(joined.get(id) ?? Number.POSITIVE_INFINITY)
    for (const { createdAt } of [...place.people, ...place.follows, ...place.posts])
      expect(createdAt.getTime()).toBeLessThan(now)
  })

  test('is a month old and was mostly written in the last days', () => {
    const ages = place.posts.map(({ createdAt }) => (now - createdAt.getTime()) / day)
    const within = (days: number) => ages.filter((age) => age < days).length

    expect(Math.max(...ages)).toBeCloseTo(30, 0)
    expect(Math.min(...ages)).toBeLessThan(1 / 24)
    expect(within(7)).toBeGreaterThan(ages.length / 2)
    expect(within(1)).toBeGreaterThan(20)
    expect(within(1)).toBeLessThan(ages.length / 3)
  })
})
