import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseEmail } from '#db/text/email.ts'

test.each([
  ['ada@example.com', 'ada@example.com'],
  [' Ada@Example.COM ', 'ada@example.com'],
  ['ada+pipit@mail.example.co.uk', 'ada+pipit@mail.example.co.uk'],
  ['ada＠example．com', 'ada@example.com'],
  ["o'neil@example.com", "o'neil@example.com"],
  ['用户@例え.jp', '用户@例え.jp'],
  ['ada@BÜCHER.example', 'ada@bücher.example'],
  ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
])('%j is the address %s', (raw, email) => {
  expect(parseEmail(raw)).toEqual({ ok: true, email })
})

test.each([
  [undefined, 'not-text'],
  [{}, 'not-text'],
  ['  ', 'empty'],
  ['ada', 'malformed'],
  ['ada@', 'malformed'],
  ['@example.com', 'malformed'],
  ['ada@ben@example.com', 'malformed'],
  ['"ada"@example.com', 'malformed'],
  ['ada@example.com,ben@example.com', 'malformed'],
  ['Ada <ada@example.com>', 'malformed'],
  ['ada b@example.com', 'malformed'],
  ['ada@exa\u202emple.com', 'malformed'],
  ['ada\u200b@example.com', 'malformed'],
  ['ada\r\nBcc: ben@example.com', 'malformed'],
  ['ada\0@example.com', 'malformed'],
  ['ada@localhost', 'malformed'],
  ['ada@127.0.0.1', 'malformed'],
  ['ada@[127.0.0.1]', 'malformed'],
  ['ada@-example.com', 'malformed'],
  ['ada@example..com', 'malformed'],
  ['ada@example.com.', 'malformed'],
  [`${'a'.repeat(65)}@example.com`, 'malformed'],
  ['\ud800@example.com', 'malformed'],
  [`ada@${'a.'.repeat(130)}com`, 'too-long'],
  ['a'.repeat(100_000), 'too-long'],
])('%j is refused: %s', (raw, problem) => {
  expect(parseEmail(raw)).toMatchObject({ ok: false, problem })
})

test('a normal form is its own normal form, and has one @ and nothing a mail header could stumble over', () => {
  const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(part, part, (local, domain) => {
      const answer = parseEmail(`${local}@${domain}.com`)
      if (!answer.ok) return
      expect(parseEmail(answer.email)).toEqual(answer)
      expect(answer.email).not.toMatch(/[\s,"<>()\p{C}]|@.*@/u)
    }),
    { numRuns: 1_000 },
  )
})
