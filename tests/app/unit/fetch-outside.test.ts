import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { fetchOutside } from '#app/_outside/fetch-outside.ts'

const settings = { ownHost: '', allowed: '127.0.0.0/8' }
const html = { types: /^text\/html/, bytes: 10_000 }
let server: Server | undefined

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer)
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((closed) => (server ? server.close(closed) : closed(undefined)))
  server = undefined
})

const typed = { 'content-type': 'text/html; charset=utf-8' }

test('a page is had, packed or not, and learns nothing of whoever reads', async () => {
  const asked: object[] = []
  const origin = await serve((req, res) => {
    asked.push(req.headers)
    res.writeHead(200, { ...typed, 'content-encoding': 'gzip' }).end(gzipSync('<title>Fens</title>'))
  })

  const page = await fetchOutside(`${origin}/fens?a=1`, html, settings)

  expect(page).toMatchObject({ type: typed['content-type'] })
  expect(String((page as { body: Buffer }).body)).toBe('<title>Fens</title>')
  expect(Object.keys(asked[0] ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'connection',
    'host',
    'user-agent',
  ])
})

test('it leads on three times, and no further', async () => {
  const origin = await serve(({ url = '' }, res) => {
    const left = Number(url.slice(1))
    if (left > 0) res.writeHead(302, { location: `/${left - 1}` }).end()
    else res.writeHead(200, typed).end('there')
  })

  expect(await fetchOutside(`${origin}/3`, html, settings)).toMatchObject({ url: new URL(`${origin}/0`) })
  expect(await fetchOutside(`${origin}/4`, html, settings)).toBe('unwanted')
})

test('where it leads is looked at as the first address was', async () => {
  let answered = 0
  const origin = await serve((_, res) => {
    answered += 1
    res.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
  })

  expect(await fetchOutside(origin, html, settings)).toBe('forbidden')
  expect(answered).toBe(1)
  expect(await fetchOutside(origin, html, { ...settings, allowed: '' })).toBe('forbidden')
  expect(answered).toBe(1)
})

test('what is too large is cut, or of no use, also when it is only unpacked that it is', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const origin = await serve(({ url }, res) => {
    if (url === '/bomb') res.writeHead(200, { ...typed, 'content-encoding': 'gzip' }).end(bomb)
    else res.writeHead(200, typed).end('x'.repeat(20_000))
  })

  expect(await fetchOutside(`${origin}/`, html, settings)).toBe('unwanted')
  const cut = await fetchOutside(`${origin}/`, { ...html, isCut: true }, settings)
  expect((cut as { body: Buffer }).body).toHaveLength(10_000)
  const unpacked = await fetchOutside(`${origin}/bomb`, { ...html, bytes: 100_000, isCut: true }, settings)
  expect((unpacked as { body: Buffer }).body).toHaveLength(100_000)
})

test('whoever never ends is left alone', async () => {
  const origin = await serve((req, res) => {
    if (req.url === '/head') return
    res.writeHead(200, typed)
    res.write('<title>')
  })

  expect(await fetchOutside(`${origin}/head`, { ...html, patience: 200 }, settings)).toBe('failed')
  expect(await fetchOutside(`${origin}/body`, { ...html, patience: 200 }, settings)).toBe('failed')
})

test('other types, other answers and broken packing are of no use', async () => {
  const origin = await serve(({ url }, res) => {
    if (url === '/type') res.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF')
    else if (url === '/gone') res.writeHead(404, typed).end('<title>Gone</title>')
    else if (url === '/brotli') res.writeHead(200, { ...typed, 'content-encoding': 'br' }).end('x')
    else res.writeHead(200, { ...typed, 'content-encoding': 'gzip' }).end('not packed')
  })

  for (const path of ['type', 'gone', 'brotli'])
    expect(await fetchOutside(`${origin}/${path}`, html, settings)).toBe('unwanted')
  expect(await fetchOutside(`${origin}/broken`, html, settings)).toBe('failed')
  expect(await fetchOutside('no address', html, settings)).toBe('failed')
})
