import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes, graphemes } from '#db/text/count.ts'
import { bioText, displayName, fieldText, type GateAnswer, gate, isVisible, postText } from '#db/text/gate.ts'
import { name, profileFields } from '#db/text/limits.ts'

const worldScripts = [
  'Hello, world',
  '日本語のつぶやき、句読点。',
  '中文微博',
  '안녕하세요',
  'مرحبا بالعالم',
  'می‌خواهم بنویسم',
  'בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים',
  'नमस्ते दुनिया',
  'अ॒ग्निमी॑ळे',
  'สวัสดีชาวโลก ที่นี่',
  'Привет, мир',
  'Γειά σου Κόσμε',
  'Việt Nam',
  'བཀྲ་ཤིས་བདེ་ལེགས ཧཱུྃ',
  '\u0f67\u0f90\u0fb5\u0fa8\u0fb3\u0fba\u0fbc\u0fbb\u0f82',
  'လျှို့ဝှက်',
  'ភាសាខ្មែរ',
  'தமிழ்',
  'ക്ഷണം ന്‍',
  '👨‍👩‍👧‍👦 🇩🇪 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ 1️⃣ 👩🏽‍🚀',
]

test.each(worldScripts)('%s passes as a post, a bio and a name', (text) => {
  const stored = { ok: true, text: text.normalize('NFC') }
  expect(postText(text)).toEqual(stored)
  expect(bioText(text)).toEqual(stored)
  expect(displayName(text)).toEqual(stored)
})

describe('the gate lets in', () => {
  test.each([
    ['a\r\nb\rc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
    ['a\tb', 'a b'],
    ['\u3000 \n a \u00a0\n', 'a'],
    ['\ufeffa', 'a'],
    ['e\u0301', 'é'],
    ['a\n\n\nb', 'a\n\n\nb'],
    ['a\n\n\n\n\n\nb', 'a\n\n\nb'],
    ['a\n \n\t\n \n  b', 'a\n\n\n  b'],
    ['a\u202eb', 'a\u202eb'],
  ])('the post %j as %j', (raw, text) => {
    expect(postText(raw)).toEqual({ ok: true, text })
  })

  test('a name of two lines as one', () => {
    expect(displayName('Ada\nLovelace')).toEqual({ ok: true, text: 'Ada Lovelace' })
  })
})

describe('the gate refuses', () => {
  test.each([
    [undefined, 'not-text'],
    [7, 'not-text'],
    [['a'], 'not-text'],
    [{ toString: () => 'a' }, 'not-text'],
    ['\ud800', 'malformed'],
    ['a\udc00b', 'malformed'],
    ['a\0b', 'control'],
    ['a\u0007', 'control'],
    ['a\u000b', 'control'],
    ['a\u0085', 'control'],
    ['a\u009b', 'control'],
    ['a\u007f', 'control'],
    ['a\uffff', 'control'],
    ['', 'empty'],
    [' \n\t\u3000', 'empty'],
    ['\u200b\u200c\u200d\u2060\ufeff', 'empty'],
    ['\u3164', 'empty'],
    ['\u2800', 'empty'],
    ['\u00ad', 'empty'],
    ['\u180e', 'empty'],
    ['\u115f\u1160\uffa0', 'empty'],
    ['\ufe0f\ufe00\u{e0100}', 'empty'],
    ['\u{e0061}\u{e007f}', 'empty'],
    ['\u200e\u200f\u202e', 'empty'],
    ['\u034f\u061c', 'empty'],
    [`a${'\u0301'.repeat(31)}`, 'marks'],
    [`a${'\u0301'.repeat(3_000)}`, 'marks'],
    ['a'.repeat(501), 'too-long'],
    ['a'.repeat(100_000), 'too-long'],
    ['👨‍👩‍👧‍👦'.repeat(400), 'too-many-bytes'],
  ])('the post %j: %s', (raw, problem) => {
    expect(postText(raw)).toMatchObject({ ok: false, problem })
  })

  test.each([
    ['Ada\u202e', 'bidi'],
    ['\u2066Ada\u2069', 'bidi'],
    [`A${'\u0301'.repeat(6)}`, 'marks'],
    ['ก้้้้้', 'marks'],
    ['Аda', 'mixed-script'],
    ['Adα', 'mixed-script'],
    ['A\u200bда', 'mixed-script'],
    ['Ada ✓', 'badge'],
    ['Ada ✅', 'badge'],
    ['Ada 🅥', 'badge'],
    ['a'.repeat(31), 'too-long'],
  ])('the name %j: %s', (raw, problem) => {
    expect(displayName(raw)).toMatchObject({ ok: false, problem })
  })

  test('a text too large to read without counting it', () => {
    expect(postText('a'.repeat(100_000))).toEqual({ ok: false, problem: 'too-long', most: 500 })
  })

  test('with the numbers a person needs to mend it', () => {
    expect(postText('a'.repeat(503))).toEqual({ ok: false, problem: 'too-long', most: 500, length: 503 })
    expect(postText('abc', 2)).toEqual({ ok: false, problem: 'too-long', most: 2, length: 3 })
    expect(displayName('a'.repeat(31))).toMatchObject({ most: 30, length: 31 })
  })
})

test('a link costs 23 however long it is', () => {
  expect(postText(`${'a'.repeat(476)} https://example.com/${'b'.repeat(500)}`).ok).toBe(true)
  expect(postText(`${'a'.repeat(477)} https://example.com/${'b'.repeat(500)}`).ok).toBe(false)
})

test('names may keep their scripts apart, but not near each other within a word', () => {
  for (const honest of ['Ada Ада Άδα', 'PR-менеджер', "O'Neil", 'Tシャツ', 'µTorrent', '🔵 Ada']) {
    expect(displayName(honest)).toEqual({ ok: true, text: honest })
  }
})

describe('a name that reads like one of the staff is refused', () => {
  test.each([
    'Ada Admin',
    'ADA ADMIN',
    'Аdа Аdmіn'.replace(/[аі]/g, (c) => (c === 'а' ? 'a' : 'i')),
    'Ada Adm1n',
    'Ａｄａ Admin',
    'Ada\u200bAdmin',
    'Áda Admin',
    'АDА АDМІN',
    'Ada Adrnin',
    '𝐀𝐝𝐚 𝐀𝐝𝐦𝐢𝐧',
  ])('%s', (raw) => {
    expect(displayName(raw, ['Ada Admin']).ok).toBe(false)
  })

  test('and others are not', () => {
    expect(displayName('Ada Lovelace', ['Ada Admin'])).toEqual({ ok: true, text: 'Ada Lovelace' })
  })
})

test('what may be missing is empty when nobody could see it', () => {
  for (const blank of ['', '  ', '\u200b', '\u3164']) {
    expect(bioText(blank)).toEqual({ ok: true, text: '' })
    expect(displayName(blank)).toEqual({ ok: true, text: '' })
    expect(fieldText(blank, profileFields.value)).toEqual({ ok: true, text: '' })
    expect(fieldText(blank, profileFields.label, true)).toMatchObject({ problem: 'empty' })
  }
})

describe('for every text', () => {
  const hostile = fc.constantFrom(
    '\r',
    '\n',
    ' ',
    '\t',
    '\u0301',
    '\u202e',
    '\u200b',
    '\u2028',
    '\ud800',
    '\0',
    'a',
    'Å',
    '日',
    '👨‍👩‍👧',
    '가',
    '\u1100',
    '\u1161',
    '.',
    'http://a.co',
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(hostile).map((all) => all.join('')),
  )
  const rules: ((raw: unknown) => GateAnswer)[] = [postText, bioText, displayName]

  test('passing the gate twice changes nothing', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        for (const rule of rules) {
          const answer = rule(raw)
          if (answer.ok) expect(rule(answer.text)).toEqual(answer)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('what passed is well formed, normal, trimmed, visible and within its limits', () => {
    fc.assert(
      fc.property(anything, (raw) => {
        const answer = gate(raw, { ...name, lines: 'one', required: true })
        if (!answer.ok) return
        const { text } = answer
        expect(text.isWellFormed()).toBe(true)
        expect(text).toBe(text.normalize('NFC').trim())
        expect(text).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
        expect(isVisible(text)).toBe(true)
        expect(graphemes(text)).toBeLessThanOrEqual(name.graphemes)
        expect(bytes(text)).toBeLessThanOrEqual(name.bytes)
      }),
      { numRuns: 2_000 },
    )
  })

  test('nothing of any type makes it throw', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        for (const rule of rules) rule(raw)
      }),
    )
  })
})
