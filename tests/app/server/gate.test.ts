import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { createGate, type GateSettings } from '#app/_server/gate.ts'
import { createLimitedServer, type Limits, listen, portOf } from '#app/_server/listen.ts'
import { createLog } from '#app/_server/log.ts'
import { manners } from '#app/_server/page-policy.ts'
import nextConfig from '../../../next.config.mjs'
import { head, Wire } from './wire.ts'

const origin = 'https://pipit.test'
const own = { origin, 'content-type': 'application/json' }
const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`

let server: Server
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/** Tells what reached it: the headers that matter, and how long the body was. */
async function echo(req: IncomingMessage, res: ServerResponse) {
  let bytes = 0
  for await (const part of req) bytes += (part as Buffer).length
  res.setHeader('content-type', 'application/json').end(JSON.stringify({ bytes, headers: req.headers }))
}

async function open(settings: Partial<GateSettings> = {}, handler = echo, limits?: Limits) {
  const gate = createGate(handler, { origin, trustedProxies: 0, log: createLog('silent'), ...settings })
  server = createLimitedServer(gate.listener, new URL(origin), limits)
  await listen(server, ['127.0.0.1'], 0)
  const port = portOf(server)
  return { gate, wire: () => new Wire(port), url: `http://127.0.0.1:${port}` }
}

const answer = (heard: string) =>
  JSON.parse(heard.slice(heard.indexOf('{'))) as { bytes: number; headers: Record<string, string> }

test('what a client claims about itself and about us is replaced by what we know', async () => {
  const { url } = await open()

  const response = await fetch(url, {
    headers: {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.test',
      'x-forwarded-proto': 'gopher',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      'x-pipit-address': '6.6.6.6',
      'x-pipit-pass': 'guessed',
      'x-middleware-subrequest': 'proxy',
      'x-matched-path': '/admin',
      'x-invoke-path': '/admin',
      'next-resume': '1',
      'x-nextjs-data': '1',
      'x-nonce': 'theirs',
      'content-security-policy': "script-src 'nonce-theirs'",
      rsc: '1',
      'next-router-state-tree': 'tree',
    },
  })

  const { headers } = (await response.json()) as { headers: Record<string, string> }
  expect(headers).toMatchObject({
    host: 'pipit.test',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': 'pipit.test',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    'x-pipit-address': '127.0.0.1',
    'x-pipit-request': expect.stringMatching(/^[\w-]{16}$/),
    rsc: '1',
    'next-router-state-tree': 'tree',
  })
  expect(headers['x-pipit-pass']).not.toBe('guessed')
  for (const name of ['forwarded', 'x-real-ip', 'x-middleware-subrequest', 'x-matched-path', 'x-invoke-path'])
    expect(headers).not.toHaveProperty(name)
  for (const name of ['next-resume', 'x-nextjs-data']) expect(headers).not.toHaveProperty(name)
  for (const name of ['x-nonce', 'content-security-policy']) expect(headers[name]).not.toContain('theirs')
})

test('a trusted proxy may say who the client is', async () => {
  const { url } = await open({ trustedProxies: 1 })

  const response = await fetch(url, { headers: { 'x-forwarded-for': '6.6.6.6, 203.0.113.7' } })

  expect(await response.json()).toMatchObject({ headers: { 'x-pipit-address': '203.0.113.7' } })
})

test('what Next fetches from ourselves keeps the client it is fetched for', async () => {
  const { url } = await open({ trustedProxies: 1 })
  const first = await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.7' } })
  const { headers } = (await first.json()) as { headers: Record<string, string> }

  const second = await fetch(url, {
    headers: { ...headers, connection: 'keep-alive', 'x-action-forwarded': '1' },
  })

  expect(await second.json()).toMatchObject({
    headers: {
      'x-pipit-address': '203.0.113.7',
      'x-pipit-request': headers['x-pipit-request'],
      'x-action-forwarded': '1',
    },
  })
})

test.each([
  ['no origin at all', {}, 403],
  ['another origin', { origin: 'https://evil.test' }, 403],
  ['a hidden origin', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 403],
  ['our origin', { origin }, 200],
  ["the browser's word", { 'sec-fetch-site': 'same-origin' }, 200],
])('a change with %s', async (_, headers, status) => {
  const { url } = await open()

  const response = await fetch(url, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', ...headers } as Record<string, string>,
  })

  expect(response.status).toBe(status)
  if (status === 403) expect(await response.text()).toBe('403 Forbidden\n')
})

test('a change that came from elsewhere is one line of the log, with the address we know and no query', async () => {
  const lines: string[] = []
  const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) })
  const { url } = await open({ log })

  await fetch(`${url}/reset?token=secret`, {
    method: 'POST',
    headers: { origin: 'https://evil.test', 'x-pipit-address': '6.6.6.6' },
  })

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ event: 'denied', method: 'POST', path: '/reset', address: '127.0.0.1' }),
  ])
  expect(lines.join()).not.toMatch(/secret|6\.6\.6\.6/)
})

test('a proxy that is not counted is told of, once', async () => {
  const lines: string[] = []
  const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) })
  const { url } = await open({ log })
  await fetch(url)
  expect(lines).toEqual([])

  for (const address of ['203.0.113.7', '203.0.113.8'])
    await fetch(url, { headers: { 'x-forwarded-for': address } })

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 40, event: 'proxy', msg: expect.stringContaining('TRUSTED_PROXIES') }),
  ])
})

test('a proxy that is counted is nothing to tell of', async () => {
  const lines: string[] = []
  const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) })
  const { url } = await open({ log, trustedProxies: 1 })

  await fetch(url, { headers: { 'x-forwarded-for': '203.0.113.7' } })

  expect(lines).toEqual([])
})

test('many may listen for the end of an answer', async () => {
  const { url } = await open({}, async (_, res) => {
    for (let listening = 0; listening < 12; listening++) res.on('close', () => undefined)
    res.end()
  })
  const warned = vi.spyOn(process, 'emitWarning')

  await fetch(url)

  expect(warned).not.toHaveBeenCalled()
  warned.mockRestore()
})

test('a household that asks for too many pages is one line of the log', async () => {
  const lines: string[] = []
  const log = pino({ base: undefined }, { write: (line: string) => void lines.push(line) })
  const { url } = await open({ log, strangers: { count: 1, seconds: 60 } })

  for (let asked = 0; asked < 4; asked++) await fetch(url)

  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ event: 'limit', limit: 'pagesAnonymous', address: '127.0.0.1' }),
  ])
})

test('every answer of ours says what browsers may do with it', async () => {
  const { url, wire } = await open({}, async (_, res) => void res.writeHead(308, { location: '/' }).end())
  const config = (await nextConfig.headers?.()) ?? []
  const expected = Object.fromEntries(
    config[0]?.headers.map(({ key, value }) => [key.toLowerCase(), value]) ?? [],
  )
  const asked = [
    fetch(`${url}/%`),
    fetch(url, { method: 'POST' }),
    fetch(`${url}/${'a'.repeat(9000)}`),
    fetch(url, { redirect: 'manual' }),
    fetch(`${url}/_next/static/a.js`, { redirect: 'manual' }),
    fetch(url, { method: 'POST', body: 'x', headers: { origin, 'content-type': 'text/html' } }),
  ]
  const answers = await Promise.all(asked)

  expect(answers.map(({ status }) => status)).toEqual([400, 403, 414, 308, 308, 415])
  expect(manners).toEqual(expected)
  for (const { headers, status, url: asked } of answers) {
    expect(Object.fromEntries(headers), `${status}`).toMatchObject(expected)
    const policy = headers.get('content-security-policy')
    if (!asked.includes('/_next/')) expect(policy, `${status}`).toContain("default-src 'none'")
  }
  const trace = await wire().say(head('TRACE', '/')).hear('\n\r\n')
  expect(trace).toMatch(/content-security-policy: default-src 'none'/)
})

test('a refusal is plain text that nobody keeps or guesses about', async () => {
  const { url } = await open()

  const { headers } = await fetch(url, { method: 'POST' })

  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test.each([
  ['application/json', 256 * 1024, 200],
  ['application/json', 256 * 1024 + 1, 413],
  ['text/plain;charset=UTF-8', 1024 * 1024, 200],
  ['application/x-www-form-urlencoded', 1024 * 1024 + 1, 413],
  ['multipart/form-data; boundary=x', 1024 * 1024 + 1, 413],
  ['Application/JSON', 2, 200],
  ['text/html', 2, 415],
  ['image/png', 2, 415],
  ['application/jsonp', 2, 415],
])('a body of %s with %i bytes', async (type, bytes, status) => {
  const { url } = await open()

  const response = await fetch(url, {
    method: 'POST',
    body: Buffer.alloc(bytes, '1'),
    headers: { origin, 'content-type': type },
  })

  expect(response.status).toBe(status)
  if (status === 200) expect(await response.json()).toMatchObject({ bytes })
})

test('a form that can be read goes on, one that cannot is refused', async () => {
  const { url } = await open()
  const send = (body: BodyInit, type?: string) =>
    fetch(url, { method: 'POST', body, headers: { origin, ...(type && { 'content-type': type }) } })
  const form = new FormData()
  form.append('body', 'Tea, and then the river.')

  expect((await send(form)).status).toBe(200)
  expect((await send('--y', 'multipart/form-data; boundary=x')).status).toBe(400)
  expect((await send('a=b', 'multipart/form-data')).status).toBe(400)
})

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const named = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1])))

test.each([
  ['JSON', '{"id":1}', 200],
  ['JSON that is none', '{', 400],
  ['no JSON but bytes', Buffer.from([0x22, 0xff, 0x22]), 400],
  ['32 deep', nested(32), 200],
  ['33 deep', nested(33), 400],
  ['deep enough to overturn a parser', nested(100_000), 400],
  ['a thousand names', named(1000), 200],
  ['a name more', named(1001), 400],
  ['brackets in a text', JSON.stringify({ a: '[{"'.repeat(50) }), 200],
  ['a name twice', '{"a":1,"a":2}', 400],
  ['a name twice, once in disguise', '{"a":1,"\\u0061":2}', 400],
  ['a name in two objects', '[{"a":1},{"a":2,"b":{"a":1}}]', 200],
  ['__proto__', '{"a":{"__proto__":{"admin":true}}}', 400],
  ['__proto__ in disguise', '{"__pr\\u006fto__":1}', 400],
  ['constructor', '[{"constructor" : {}}]', 400],
  ['a word like it', '{"constructors":"__proto__"}', 200],
])('%s is sent as JSON, and as what an action is called with', async (_, body, status) => {
  const { url } = await open()
  const send = (headers: Record<string, string>) =>
    fetch(url, { method: 'POST', body, headers: { origin, ...headers } })

  expect((await send({ 'content-type': 'application/json' })).status).toBe(status)
  expect((await send({ 'content-type': 'text/plain;charset=UTF-8', 'next-action': 'a' })).status).toBe(status)
})

test.each<[string, [string, string][], number]>([
  ['fields', [['body', 'Tea.']], 200],
  [
    'a field twice, of which the first counts',
    [
      ['a', '1'],
      ['a', '2'],
    ],
    200,
  ],
  ['a thousand fields', Array.from({ length: 1000 }, (_, i) => [`f${i}`, '']), 200],
  ['a field more', Array.from({ length: 1001 }, (_, i) => [`f${i}`, '']), 400],
  ['names 32 deep', [[`a${'[b]'.repeat(30)}`, '']], 200],
  ['names 33 deep', [[`a${'[b]'.repeat(32)}`, '']], 400],
  ['__proto__', [['__proto__', '']], 400],
  ['__proto__ further in', [['a[__proto__][admin]', '']], 400],
  ['constructor, as React would send it', [['1_constructor', '']], 400],
  [
    'arguments of an action',
    [
      ['0', '["$K1"]'],
      ['1_body', '{'],
    ],
    200,
  ],
  [
    'arguments that are none',
    [
      ['0', '["$K1"'],
      ['1_body', ''],
    ],
    400,
  ],
  ['arguments nested too deep', [['$ACTION_1:0', nested(33)]], 400],
])('%s in a form', async (_, fields, status) => {
  const { url } = await open()
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  const send = (body: FormData | URLSearchParams) => fetch(url, { method: 'POST', body, headers: { origin } })

  expect((await send(form)).status).toBe(status)
  expect((await send(new URLSearchParams(fields))).status).toBe(status)
})

test('pictures go to the door for uploads, up to ten megabytes', async () => {
  const { url } = await open()
  const send = (bytes: number) =>
    fetch(`${url}/api/uploads/new`, {
      method: 'POST',
      body: Buffer.alloc(bytes),
      headers: { origin, 'content-type': 'image/png' },
    })

  expect(await (await send(10 * 1024 * 1024)).json()).toMatchObject({ bytes: 10 * 1024 * 1024 })
  expect((await send(10 * 1024 * 1024 + 1)).status).toBe(413)
})

test('uploads take no place from the pages', async () => {
  const doors: ServerResponse[] = []
  const { url } = await open({ places: 1, mostWaiting: 0 }, async (req, res) => {
    if (req.method === 'POST') doors.push(res)
    else res.end('a page')
  })
  const form = new FormData()
  form.append('remove', '1')
  const send = () => fetch(`${url}/api/uploads/avatar`, { method: 'POST', body: form, headers: { origin } })
  const uploads = [send(), send()]
  await expect.poll(() => doors.length).toBe(2)

  expect(await (await fetch(url)).text()).toBe('a page')
  for (const door of doors) door.end()
  await Promise.all(uploads)
})

test.each([
  '/sign-in',
  '/sign-up',
  '/reset/a',
  '/set-up/a',
  '/settings/account',
  '/moderation/people',
  '/api/passkeys/add',
])(
  'who waits for a password to be checked at %s takes no place from those who read, and theirs are counted too',
  async (path) => {
    const doors: ServerResponse[] = []
    const { url } = await open({ places: 1, mostWaiting: 0 }, async (req, res) => {
      if (req.method === 'POST') doors.push(res)
      else res.end('a page')
    })
    const body = new FormData()
    body.append('login', 'ada')
    const send = () => fetch(url + path, { method: 'POST', body, headers: { origin } })
    const first = send()
    await expect.poll(() => doors.length).toBe(1)

    expect(await (await fetch(url + path)).text()).toBe('a page')
    expect((await send()).status).toBe(503)
    doors[0]?.end()
    await first
  },
)

test('the length that a route knows is told', async () => {
  const { url } = await open({}, async (_, res) => {
    res.setHeader('x-pipit-length', '10')
    res.write('01234')
    res.end('56789')
  })

  for (const path of ['/', '/media/x']) {
    const { headers } = await fetch(`${url}${path}`)
    expect(headers.get('content-length')).toBe('10')
    expect(headers.has('x-pipit-length')).toBe(false)
  }
})

test('a person whose form is too large sees a calm page', async () => {
  const { url } = await open()
  const answer = await fetch(`${url}/api/uploads/avatar`, {
    method: 'POST',
    body: Buffer.alloc(10 * 1024 * 1024 + 1),
    headers: { origin, accept: 'text/html', 'content-type': 'multipart/form-data; boundary=x' },
  })

  expect(answer.status).toBe(413)
  expect(await answer.text()).toContain('<h1>That was too much</h1>')
})

test('a body without a type, or squeezed, is refused', async () => {
  const { wire } = await open()

  const untyped = wire().say(`${head('POST', '/', { origin, 'content-length': '2' })}{}`)
  const squeezed = wire().say(
    `${head('POST', '/', { ...own, 'content-encoding': 'gzip', 'content-length': '2' })}{}`,
  )

  expect(await untyped.hear('\n\r\n')).toMatch(/^HTTP\/1.1 415/)
  expect(await squeezed.hear('\n\r\n')).toMatch(/^HTTP\/1.1 415/)
})

test('a declared length that is too large is refused before the body comes', async () => {
  const { wire } = await open()

  const client = wire().say(head('POST', '/', { ...own, 'content-length': '999999999' }))

  expect(await client.hear('Payload Too Large\n')).toMatch(/^HTTP\/1.1 413/)
  expect(await client.closed).toMatch(/connection: close/i)
})

test('who asks before sending is refused before sending', async () => {
  const { wire } = await open()
  const asks = { ...own, expect: '100-continue' }

  const large = wire().say(head('POST', '/', { ...asks, 'content-length': '999999999' }))
  const small = wire().say(head('POST', '/', { ...asks, 'content-length': '2' }))

  expect(await large.hear('Payload Too Large\n')).toMatch(/^HTTP\/1.1 413/)
  await small.hear('100 Continue')
  expect(await small.say('{}').hear('"bytes":2')).toMatch(/HTTP\/1.1 200/)
})

test('a body without a declared length is counted, and its sender hears why it was cut', async () => {
  const { wire } = await open()

  const client = wire().say(head('POST', '/', { ...own, 'transfer-encoding': 'chunked' }))
  for (let sent = 0; sent <= 256 * 1024; sent += 64 * 1024) client.say(chunk(64 * 1024))
  client.say(chunk(64 * 1024))

  expect(await client.closed).toMatch(/^HTTP\/1.1 413 .*connection: close.*413 Payload Too Large\n$/is)
})

test('a body that comes in pieces arrives whole, and the connection lives on', async () => {
  const { wire } = await open()

  const client = wire().say(
    head('POST', '/', { ...own, 'content-type': 'text/plain', 'transfer-encoding': 'chunked' }),
  )
  client.say(chunk(10)).say(chunk(20)).say('0\r\n\r\n')
  expect(answer(await client.hear('"bytes":30'))).toMatchObject({ bytes: 30 })
  client.say(`${head('POST', '/', { ...own, 'content-length': '7' })}1234567`)

  await client.hear('"bytes":7')
  client.hangUp()
})

test('reading has no body', async () => {
  const { wire } = await open()

  const client = wire().say(`${head('GET', '/', { 'content-length': '2' })}{}`)

  expect(await client.hear('400 Bad Request\n')).toMatch(/^HTTP\/1.1 400/)
})

test.each([
  ['GET', '/%', 400],
  ['GET', '/%00', 400],
  ['GET', 'http://evil.test/', 400],
  ['GET', `/${'a'.repeat(9000)}`, 414],
  ['TRACE', '/', 405],
])('%s %s', async (method, target, status) => {
  const { wire } = await open()

  const client = wire().say(head(method, target))

  expect(await client.hear('\n\r\n')).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  client.hangUp()
})

test('headers larger than 16 KB are refused', async () => {
  const { wire } = await open()

  const client = wire().say(head('GET', '/', { cookie: 'a'.repeat(17 * 1024) }))

  expect(await client.closed).toMatch(/^HTTP\/1.1 431/)
})

test('a length and chunks together are refused, so nobody can hide a second request', async () => {
  const { wire } = await open()

  const client = wire().say(
    head('POST', '/', { ...own, 'content-length': '5', 'transfer-encoding': 'chunked' }),
  )

  expect(await client.closed).toMatch(/^HTTP\/1.1 400/)
})

test.each<[string, string, number]>([
  ['what is no request', 'hello\r\n\r\n', 400],
  ['a request that names no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  [
    'a chunk without a length',
    `${head('POST', '/', { ...own, 'transfer-encoding': 'chunked' })}xyz\r\n`,
    400,
  ],
  ['a request that does not end', 'GET / HTTP/1.1\r\nhost: lo', 408],
  ['an expectation that nobody has', head('GET', '/', { expect: 'tea' }), 417],
  ['a head without measure', head('GET', '/', { cookie: 'a'.repeat(17 * 1024) }), 431],
])('%s is answered like everything that is refused', async (_, said, status) => {
  const { wire, url } = await open({}, echo, { headers: 200 })
  const usual = await fetch(`${url}/%`)

  const heard = await wire().say(said).hear('\n\r\n')

  const names = heard.split('\r\n').flatMap((line) => /^([\w-]+): /.exec(line)?.[1]?.toLowerCase() ?? [])
  expect(names.sort()).toEqual(
    expect.arrayContaining([...usual.headers.keys()].filter((name) => !/alive/.test(name))),
  )
  expect(heard).toMatch(new RegExp(`^HTTP/1.1 ${status} .*strict-transport-security: max-age`, 's'))
  expect(heard).toMatch(/content-security-policy: default-src 'none'/)
})

test('who is being answered hears nothing in between', async () => {
  const { wire } = await open({}, async (_, res) => void res.write('begun'))

  const client = wire().say(head('GET', '/'))
  await client.hear('begun')
  client.say('no request\r\n\r\n')

  expect(await client.closed).not.toContain('400')
})

test('slow headers are given up', async () => {
  const { wire } = await open({}, echo, { headers: 200, request: 400 })

  const silent = wire()
  const client = wire().say('GET / HTTP/1.1\r\nhost: lo')

  expect(await client.closed).toMatch(/^HTTP\/1.1 408/)
  expect(await silent.closed).toMatch(/^(HTTP\/1.1 408|$)/)
})

test('a body that stands still is given up; one that moves is not', async () => {
  const { wire } = await open({ bodyStall: 150 })
  const long = head('POST', '/', { ...own, 'content-length': '5' })

  const still = wire().say(`${long}1`)
  const moving = wire().say(long)
  for (const piece of '12345') {
    await new Promise((resolve) => setTimeout(resolve, 60))
    moving.say(piece)
  }

  expect(await moving.hear('"bytes":5')).toMatch(/^HTTP\/1.1 200/)
  expect(await still.closed).toMatch(/^HTTP\/1.1 408 .*connection: close/is)
})

test('a body that never ends is given up; an archive may take as long as it moves', async () => {
  const { wire } = await open({ bodyStall: 200, bodyWhole: 300 })
  const form = { ...own, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '9' }
  const dripping = wire().say(head('POST', '/', { ...own, 'content-length': '9' }))
  const archive = wire().say(head('POST', '/api/uploads/archive', form))
  for (const piece of '123456789') {
    await new Promise((resolve) => setTimeout(resolve, 60))
    dripping.say(piece)
    archive.say(piece)
  }

  expect(await dripping.closed).toMatch(/^HTTP\/1.1 408/)
  expect(await archive.hear('"bytes":9')).toMatch(/^HTTP\/1.1 200/)
})

test('all bodies together take only so much room, and give it back', async () => {
  const { wire, url } = await open({ bodyRoom: 1000 })
  const half = head('POST', '/', { ...own, 'content-length': '900' }) + 'x'.repeat(600)
  const send = () => fetch(url, { method: 'POST', body: '1'.repeat(600), headers: own })

  const first = wire().say(half)
  await expect.poll(async () => (await send()).status).toBe(503)
  first.hangUp()

  await expect.poll(async () => (await send()).status).toBe(200)
})

test('more than can be served are turned away at once, but health and static files answer', async () => {
  const doors: ServerResponse[] = []
  const { url } = await open({ places: 1, mostWaiting: 1 }, async (req, res) => {
    if (req.url === '/slow') doors.push(res)
    else res.end('quick')
  })
  const first = fetch(`${url}/slow`)
  await expect.poll(() => doors.length).toBe(1)
  const second = fetch(`${url}/second`)

  await expect.poll(async () => (await fetch(url)).status).toBe(503)
  const turnedAway = await fetch(url)
  expect(turnedAway.headers.get('retry-after')).toBe('5')
  expect((await fetch(`${url}/api/health/live`)).status).toBe(200)
  expect((await fetch(`${url}/_next/static/a.js`)).status).toBe(200)

  doors[0]?.end('done')
  expect(await (await first).text()).toBe('done')
  expect(await (await second).text()).toBe('quick')
  expect((await fetch(url)).status).toBe(200)
})

test('who leaves while waiting is not served, and their place is not lost', async () => {
  const seen: string[] = []
  const doors: ServerResponse[] = []
  const { url, wire } = await open({ places: 1, mostWaiting: 5 }, async (req, res) => {
    seen.push(req.url ?? '')
    if (req.url === '/slow') doors.push(res)
    else res.end('quick')
  })
  const first = fetch(`${url}/slow`)
  await expect.poll(() => doors.length).toBe(1)

  const gone = wire().say(head('GET', '/gone'))
  gone.hangUp()
  await gone.closed
  const last = fetch(`${url}/last`)
  doors[0]?.end('done')

  expect(await (await first).text()).toBe('done')
  expect(await (await last).text()).toBe('quick')
  expect(seen).not.toContain('/gone')
})

test('nothing is made for who asks and hangs up', async () => {
  const seen: string[] = []
  const { url, wire } = await open({}, async (req, res) => {
    seen.push(req.url ?? '')
    res.end('made')
  })
  await wire().say(head('GET', '/gone')).finish().closed

  expect(await (await fetch(`${url}/last`)).text()).toBe('made')
  expect(seen).toEqual(['/last'])
})

test('a handler that throws answers 500 without a word about why', async () => {
  const { url } = await open({}, async () => {
    throw new Error('secret detail')
  })

  const response = await fetch(url)

  expect(response.status).toBe(500)
  expect(await response.text()).toBe('500 Internal Server Error\n')
})

test('a page asked of another name of this machine is at home elsewhere', async () => {
  const { url } = await open({ origin: 'http://localhost:80' })
  const port = new URL(url).port
  server.close()
  server.closeAllConnections()
  const again = await open({ origin: `http://localhost:${port}` })
  const ask = (headers: Record<string, string>) =>
    again.wire().say(head('GET', '/a?b', { host: `127.0.0.1:${port}`, ...headers }))

  expect(await ask({ accept: 'text/html' }).hear('\r\n\r\n')).toMatch(
    new RegExp(`^HTTP/1.1 307 .*location: http://localhost:${port}/a\\?b\r\n`, 'is'),
  )
  expect(await ask({ accept: '*/*' }).hear('\r\n\r\n')).toMatch(/^HTTP\/1.1 200/)
})

test('the server listens on every address it is told and on those only that exist', async () => {
  const gate = createGate(echo, { origin, trustedProxies: 0, log: createLog('silent') })
  server = createLimitedServer(gate.listener, new URL(origin))
  const close = await listen(server, ['127.0.0.1', '127.0.0.2', '192.0.2.1'], 0)
  const port = portOf(server)

  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200)
  expect((await fetch(`http://127.0.0.2:${port}/`)).status).toBe(200)
  close()
  await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow()
})

test.each([
  ['a text that does not end', 'application/json', `"${'\\"'.repeat(120_000)}`],
  ['a text that ends in a backslash', 'application/json', `"${'\\"'.repeat(120_000)}\\`],
  ['more fields than anyone counts', 'application/x-www-form-urlencoded', 'a&'.repeat(500_000)],
])('%s is refused before it costs anything', async (_, type, body) => {
  const { url } = await open()
  const began = performance.now()

  const { status } = await fetch(url, { method: 'POST', body, headers: { origin, 'content-type': type } })

  expect(status).toBe(400)
  expect(performance.now() - began).toBeLessThan(1000)
})
