import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldTag, linksIn, mentionsIn, parse, type Token, tagsIn } from '#db/text/entities.ts'

const found = (text: string) => parse(text).filter((token) => token.kind !== 'text')
const texts = (text: string) => found(text).map((token) => token.text)
const link = (text: string) => found(text).find((token) => token.kind === 'link')

describe('a link is found', () => {
  test.each([
    ['http://example.com', 'http://example.com'],
    ['see https://example.com/a?b=c#d now', 'https://example.com/a?b=c#d'],
    ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
    ['見てhttp://example.com/aを見て', 'http://example.com/a'],
    ['看https://example.com/a，好', 'https://example.com/a'],
    ['안녕https://example.com/abc에서', 'https://example.com/abc'],
    ['看https://example.com/abc看看', 'https://example.com/abc'],
    ['https://example.comです', 'https://example.com'],
    ['「https://example.com/a」', 'https://example.com/a'],
    ['“https://example.com/a”', 'https://example.com/a'],
    ["'https://example.com/a'", 'https://example.com/a'],
    ['<https://example.com/a>', 'https://example.com/a'],
    ['(https://example.com/a)', 'https://example.com/a'],
    ['(https://example.com/a).', 'https://example.com/a'],
    ['https://example.com/a, and', 'https://example.com/a'],
    ['https://example.com/a!?...', 'https://example.com/a'],
    ['https://example.com/a。次', 'https://example.com/a'],
    ['https://example.com?', 'https://example.com'],
    ['*https://example.com/a*', 'https://example.com/a'],
    ['_http://example.com_', 'http://example.com'],
    ['https://en.wikipedia.org/wiki/Foo_(bar)', 'https://en.wikipedia.org/wiki/Foo_(bar)'],
    ['(https://en.wikipedia.org/wiki/Foo_(bar))', 'https://en.wikipedia.org/wiki/Foo_(bar)'],
    ['https://example.com/a(b', 'https://example.com/a'],
    ['[a](https://example.com/b[1])', 'https://example.com/b[1]'],
    ['https://example.com/abc🔥', 'https://example.com/abc'],
    ['🔥https://example.com', 'https://example.com'],
    ['https://example.com:8080/a', 'https://example.com:8080/a'],
    ['https://example.com: yes', 'https://example.com'],
    ['http://localhost:3000/x', 'http://localhost:3000/x'],
    ['http://192.0.2.7/x', 'http://192.0.2.7/x'],
    ['https://medium.com/@ada/post', 'https://medium.com/@ada/post'],
    ['https://web.example/2020/http://a.example/b', 'https://web.example/2020/http://a.example/b'],
    ['https://ja.wikipedia.org/wiki/日本語でのC言語', 'https://ja.wikipedia.org/wiki/日本語でのC言語'],
    ['https://яндекс.рф/путь', 'https://яндекс.рф/путь'],
    ['http://مثال.إختبار/مسار', 'http://مثال.إختبار/مسار'],
    ['https://sub_domain-dash.example.com', 'https://sub_domain-dash.example.com'],
    ['https://example.com-a-forgotten-space', 'https://example.com'],
    ['http:// example.com/path', 'example.com/path'],
    ['http://http://example.com', 'http://example.com'],
    ['view-source:http://example.com', 'http://example.com'],
    ['例え.jp/日本語', '例え.jp/日本語'],
    ['見る。例え.jp/日本語。', '例え.jp/日本語'],
    ['привет.рф', 'привет.рф'],
    ['example.com', 'example.com'],
    ['See example.com.', 'example.com'],
    ['EXAMPLE.COM', 'EXAMPLE.COM'],
    ['見てexample.comです', 'example.com'],
    ['❤️example.com', 'example.com'],
    ['www.example.nl', 'www.example.nl'],
    ['example.de/a', 'example.de/a'],
    ['bbc.co.uk', 'bbc.co.uk'],
    ['example.com:8080/a', 'example.com:8080/a'],
  ])('in %s', (text, expected) => {
    expect(texts(text)).toEqual([expected])
    expect(found(text)[0]?.kind).toBe('link')
  })
})

describe('no link is found', () => {
  test.each([
    'e.g. i.e. a.k.a. U.S.A. p.m.',
    'node.js file.ts readme.md main.rs setup.py build.sh foo.test.py',
    'Ende.de and trust.me and do.it',
    'Done.Net work, or Finished.Info',
    'example.jp',
    '1.2.3 and 3.14 and v1.2.3.4',
    'http://nobody',
    'http://',
    'https://.com',
    'http://-example.com',
    'http://a..b',
    'http://example-.com',
    'http://_a.example.com',
    'http://exam_ple.com',
    'http://example.c_o_m',
    'http://999.1.1.1',
    'http://0x7f.1',
    'http://exa%6dple.com',
    'xhttp://example.com',
    '@http://example.com',
    'ftp://example.com',
    'javascript://example.com',
    'ada@example.com',
    'ada.lovelace+pipit@mail.example.com',
    'path/to/example.com',
    '-example.com',
    '$example.com',
    '@example.com',
    'example.comé',
    'https://example.comé',
    `https://example.com/${'a'.repeat(2_048)}`,
    `https://${'a'.repeat(64)}.com`,
    `https://${'a.'.repeat(130)}com`,
  ])('in %s', (text) => {
    expect(found(text).filter((token) => token.kind === 'link')).toEqual([])
  })

  test.each([
    'http://user:pw@evil.example/x',
    'http://bank.example@evil.example',
    'https://bank.example＠evil.example',
    'https://bank.example:443@evil.example/@ada#tag',
    'example.com:80@evil.example',
    'http://@evil.example/',
    'https://@ada',
  ])('nor a mention nor a tag in %s, which names a user', (text) => {
    expect(parse(text)).toEqual([{ kind: 'text', text }])
  })
})

describe('a link says where it leads', () => {
  test.each([
    ['https://www.example.com/', 'https://www.example.com/', 'example.com'],
    ['HTTP://Example.COM/A', 'http://example.com/A', 'example.com/A'],
    ['example.com', 'https://example.com/', 'example.com'],
    ['https://example.com:8080/a', 'https://example.com:8080/a', 'example.com:8080/a'],
    ['https://münchen.de', 'https://xn--mnchen-3ya.de/', 'münchen.de'],
    ['https://例え.jp/日本', 'https://xn--r8jz45g.jp/%E6%97%A5%E6%9C%AC', '例え.jp/日本'],
    ['https://яндекс.рф', 'https://xn--d1acpjx3f.xn--p1ai/', 'яндекс.рф'],
    ['https://аррӏе.com', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['https://аpple.com', 'https://xn--pple-43d.com/', 'xn--pple-43d.com'],
    ['https://googleж.com', 'https://xn--google-gpf.com/', 'xn--google-gpf.com'],
    ['https://ｅｘample.com', 'https://example.com/', 'example.com'],
    ['https://xn--80ak6aa92e.com', 'https://xn--80ak6aa92e.com/', 'xn--80ak6aa92e.com'],
    ['http://192.0.2.7/', 'http://192.0.2.7/', '192.0.2.7'],
  ])('%s', (text, href, display) => {
    expect(link(text)).toEqual({ kind: 'link', text, href, display })
  })

  test('with a long path cut and a long host whole', () => {
    expect(link(`https://example.com/${'a'.repeat(99)}`)?.display).toBe(`example.com/${'a'.repeat(27)}…`)
    const host = `bank.example.${'a'.repeat(40)}.evil.example`
    expect(link(`https://${host}/login`)?.display).toBe(`${host}/login`)
  })
})

describe('a mention', () => {
  test.each([
    ['@ada', ['@ada']],
    ['@Ada_L and @ben', ['@Ada_L', '@ben']],
    ['.@ada (@ben) "@cy"', ['@ada', '@ben', '@cy']],
    ['@ada, @ben! @cy.', ['@ada', '@ben', '@cy']],
    ['日本@adaさん', ['@ada']],
    ['안녕@ada님', ['@ada']],
    ['สวัสดี@ada', ['@ada']],
    ['＠ada', ['＠ada']],
    ['❤️@ada🔥', ['@ada']],
    ["@ada's", ['@ada']],
    ['@ada-lovelace', ['@ada']],
    [`@${'a'.repeat(30)}`, [`@${'a'.repeat(30)}`]],
  ])('is found in %s', (text, mentions) => {
    expect(texts(text)).toEqual(mentions)
  })

  test.each([
    'ada@ben',
    'é@ada',
    'привет@ada',
    '@a',
    `@${'a'.repeat(31)}`,
    '@@ada',
    '@ada@host.example',
    '@ada@ben',
    '@ada＠ben',
    '@ada://x',
    '@adaé',
    '@adaя',
    '/@ada',
    '#@ada',
    '$@ada &@ada !@ada',
    '@ ada',
  ])('is not found in %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('has a lower-case handle', () => {
    expect(parse('hi @Ada!')).toEqual([
      { kind: 'text', text: 'hi ' },
      { kind: 'mention', text: '@Ada', handle: 'ada' },
      { kind: 'text', text: '!' },
    ])
  })
})

describe('a tag', () => {
  test.each([
    ['#tag', 'tag'],
    ['(#Tag)', 'tag'],
    ['#1a', '1a'],
    ['#snake_case!', 'snake_case'],
    ['＃全角', '全角'],
    ['#日本語。', '日本語'],
    ['日本語#タグ', 'タグ'],
    ['#レオナルド・ダ・ヴィンチ・', 'レオナルド・ダ・ヴィンチ'],
    ['#ﾀｸﾞ', 'タグ'],
    ['#大嫌い', '大嫌い'],
    ['#中文', '中文'],
    ['#한국어', '한국어'],
    ['#مرحبا', 'مرحبا'],
    ['#می‌خواهم', 'می‌خواهم'],
    ['#שָׁלוֹם', 'שָׁלוֹם'.normalize('NFKC')],
    ['#צה״ל', 'צה״ל'],
    ['#हिन्दी', 'हिन्दी'],
    ['#ภาษาไทย', 'ภาษาไทย'.normalize('NFKC')],
    ['#Привет', 'привет'],
    ['#ΟΔΟΣ', 'οδοσ'],
    ['#メ～テレ', 'メ〜テレ'],
    ['#བོད་སྐད་', 'བོད་སྐད'],
    ['#וכו׳', 'וכו׳'],
    ['#col·lecció', 'col·lecció'],
    ['#Cafe\u0301', 'café'],
    ['❤️#tag🔥', 'tag'],
    ['##tag', 'tag'],
    ["#ada's", 'ada'],
  ])('%s is %s', (text, tag) => {
    expect(tagsIn(text)).toEqual([tag])
  })

  test.each([
    '#2024',
    '#_',
    '#',
    '# tag',
    'C#sharp',
    'я#тег',
    '&#39; &#x27;',
    'a/#tag',
    '#a#b',
    '#️⃣',
    '#️⃣a',
    '#1️⃣',
    '#🔥',
    '#½',
    '#tag://x',
    `#${'a'.repeat(101)}`,
  ])('is not found in %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('folded twice is folded once, and stands as a tag again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const tag = foldTag(text)
        expect(foldTag(tag)).toBe(tag)
        if (tag && tag.length < 100) expect(tagsIn(`#${tag}`)).toEqual([tag])
      }),
      { numRuns: 5_000 },
    )
  })
})

test('links between words of scripts without spaces are all found', () => {
  const text = 'example.comこれは。example.org中国語t.co/abcde한국example.netテストhttp://a.example/b'
  expect(texts(text)).toEqual([
    'example.com',
    'example.org',
    't.co/abcde',
    'example.net',
    'http://a.example/b',
  ])
})

test('what a text names is listed once, in order, mentions up to a bound', () => {
  expect(mentionsIn('@ben @ada @BEN')).toEqual(['ben', 'ada'])
  expect(tagsIn('#b #a #B #ｂ')).toEqual(['b', 'a'])
  expect(linksIn('http://b.example/ a.com http://B.example')).toEqual(['http://b.example/', 'https://a.com/'])
  const crowd = Array.from({ length: 80 }, (_, number) => `@user${number}`).join(' ')
  expect(mentionsIn(crowd)).toHaveLength(50)
  expect(mentionsIn(crowd, 3)).toEqual(['user0', 'user1', 'user2'])
})

describe('for every text', () => {
  const pieces = fc.constantFrom(
    ...[
      'http://',
      'https://',
      'HTTP',
      '://',
      'www.',
      'example',
      '.com',
      '.jp',
      '.',
      '/',
      ':',
      '80',
      '@',
      '＠',
      'ada',
    ],
    ...[
      '#',
      '＃',
      'tag',
      '(',
      ')',
      '[',
      ']',
      '?',
      '&',
      '=',
      '-',
      '_',
      '+',
      ' ',
      '\n',
      '日本',
      'を',
      '한',
      'é',
      'ж',
    ],
    ...[
      '\u0301',
      '\u200d',
      '\u200c',
      '\ufe0f',
      '👨‍👩‍👧',
      '🇩🇪',
      '\ud800',
      '\udc00',
      '。',
      '・',
      '"',
      '<',
      '\\',
      '%',
      '½',
      '1',
    ],
  )
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  )

  test('the tokens put together are the text, none is empty and no two stretches of text touch', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = parse(text)
        expect(tokens.map((token) => token.text).join('')).toBe(text)
        expect(tokens.every((token) => token.text !== '')).toBe(true)
        expect(tokens.some((token, at) => token.kind === 'text' && tokens[at + 1]?.kind === 'text')).toBe(
          false,
        )
      }),
      { numRuns: 10_000 },
    )
  })

  test('a token on its own is the same token', () => {
    fc.assert(
      fc.property(anything, (text) => {
        for (const token of found(text)) expect(parse(token.text)).toEqual([token])
      }),
      { numRuns: 10_000 },
    )
  })

  test('of two www. both are shown', () => {
    expect(parse('www.www.example.org')).toMatchObject([{ kind: 'link', display: 'www.www.example.org' }])
  })

  test('a link leads to a web site, without a user name, and shows no other host', () => {
    const links = (tokens: Token[]) => tokens.filter((token) => token.kind === 'link')
    fc.assert(
      fc.property(anything, (text) => {
        for (const { href, display } of links(parse(text))) {
          const url = new URL(href)
          expect(['http:', 'https:']).toContain(url.protocol)
          expect(url.username + url.password).toBe('')
          const shown = new URL(`http://${display.split(/[/?#]/)[0]}`).hostname
          expect([shown, `www.${shown}`]).toContain(url.hostname)
        }
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('time grows with the length, whatever is repeated:', () => {
  const hostile = [
    ...[
      '@a',
      '@',
      '@ab',
      '@ab@',
      'ab@',
      '#',
      '#a',
      '#a·',
      'http://',
      'http:',
      '(',
      '((([',
      ')',
      'http://(',
      'http://a@',
    ],
    ...[
      'http://a.co/(',
      'http://a.co/(a)',
      'a.co/(',
      'a.co/あ',
      'a.co ',
      'http://a.co ',
      'http://a.co/,',
      'http://a.',
    ],
    ...[
      'a.',
      '.',
      'a',
      'あ',
      'あ.',
      'あ.a',
      'a.co',
      'a.co+',
      'a-',
      'a.co:8',
      'www.',
      '\u0301',
      '👨‍👩‍👧',
      '\ud800',
      '\u3000',
    ],
    ...[
      'http://a.co/?',
      'https://例え.jp/',
      'http://a.co/"',
      'a.com.http://',
      '例え.jp/(',
      'a.co/x。',
      '@ab#cd',
    ],
  ]

  const timed = (text: string) => {
    const start = performance.now()
    parse(text)
    return performance.now() - start
  }
  const quickest = (text: string) => Math.min(timed(text), timed(text), timed(text))

  test.each(hostile)('%j', (piece) => {
    const short = quickest(piece.repeat(25_000 / piece.length))
    expect(short).toBeLessThan(500)
    const long = quickest(piece.repeat(400_000 / piece.length))

    // Sixteen times the text: about 16 if linear, 256 if quadratic, which at this length takes many seconds.
    expect(long < 1_000 || long / short < 60).toBe(true)
  })

  test('five million letters are no trouble either', () => {
    for (const letter of ['a', 'あ', 'a.', '#'])
      expect(() => parse(letter.repeat(5_000_000 / letter.length))).not.toThrow()
  })
})
