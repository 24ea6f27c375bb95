import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { amend } from '#app/_server/amend.ts'
import { keepForm } from '#app/_server/kept-form.ts'
import { listen, portOf } from '#app/_server/listen.ts'
import { createLog } from '#app/_server/log.ts'
import { note, noted } from '#app/_server/notes.ts'

const log = createLog('silent')
const eyes = { accept: 'text/html,*/*;q=0.8' }

let server: Server
beforeEach(() => void vi.stubEnv('PIPIT_SERVER', '1'))
afterEach(() => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  server.close()
})

/** A server whose every answer is amended; the request has the name `r1`. */
async function open(answer: (req: IncomingMessage, res: ServerResponse) => void) {
  server = createServer((req, res) => {
    req.headers['x-pipit-request'] = 'r1'
    amend(req, res, log)
    answer(req, res)
  })
  await listen(server, ['127.0.0.1'], 0)
  return `http://127.0.0.1:${portOf(server)}`
}

test('a page that says it is missing is answered with 404, whole', async () => {
  const url = await open((_, res) => {
    note('r1', 'missing')
    res.setHeader('content-type', 'text/html').write('<h1>There is ')
    res.end('nothing here</h1>')
  })

  const answer = await fetch(url, { headers: eyes })

  expect(answer.status).toBe(404)
  expect(await answer.text()).toBe('<h1>There is nothing here</h1>')
  await expect.poll(() => noted('r1')).toBeUndefined()
})

test('so it is for those who read no pages, but not for the scripts of one', async () => {
  const url = await open((_, res) => {
    note('r1', 'missing')
    res.end('gone')
  })

  expect((await fetch(url)).status).toBe(404)
  expect((await fetch(url, { headers: { rsc: '1' } })).status).toBe(200)
})

test('other answers stay as they are', async () => {
  const url = await open((_, res) => void res.writeHead(303, { location: '/' }).end('elsewhere'))

  const answer = await fetch(url, { headers: eyes, redirect: 'manual' })

  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/')
  expect(await answer.text()).toBe('elsewhere')
})

test('in place of a page that failed comes a calm one with a reference', async () => {
  const url = await open((_, res) => {
    res.statusCode = 500
    res.setHeader('content-encoding', 'gzip').setHeader('content-type', 'text/html')
    res.write('<html id="__next_error__">', () => res.end('at db/client.ts:1'))
  })

  const answer = await fetch(url, { headers: eyes })
  const page = await answer.text()

  expect(answer.status).toBe(500)
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(page).toContain('<h1>Something went wrong</h1>')
  expect(page).toContain('Reference r1')
  expect(page).not.toContain('client.ts')
})

test('a page that failed for want of the database says that later is better', async () => {
  const url = await open((_, res) => {
    note('r1', 'away')
    res.writeHead(500).end('Failed query: select')
  })

  const answer = await fetch(url, { headers: eyes })

  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('5')
  expect(await answer.text()).toContain('<h1>Busy just now</h1>')
})

describe('a form whose page failed', () => {
  const parts = (fields: [string, string][]) => {
    const form = new FormData()
    for (const [name, value] of fields) form.append(name, value)
    return form
  }
  async function answerTo(fields: [string, string][]) {
    const url = await open((req, res) => {
      keepForm(req, parts(fields))
      note('r1', 'away')
      res.writeHead(500).end('nothing')
    })
    return (await fetch(url, { method: 'POST', headers: eyes })).text()
  }

  test('comes back with its words, its key and its action, to be sent again', async () => {
    const page = await answerTo([
      ['$ACTION_ID_1', ''],
      ['body', '\nTea & <script>alert("1")</script>\n</textarea> $& $1'],
      ['key', '"><i>'],
    ])

    expect(page).toContain('<form method="post" enctype="multipart/form-data">')
    expect(page).toContain('<input type="hidden" name="$ACTION_ID_1" value="">')
    expect(page).toContain('<input type="hidden" name="key" value="&quot;&gt;&lt;i&gt;">')
    expect(page).toContain(
      ' readonly>\n\nTea &amp; &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;\n&lt;/textarea&gt; $&amp; $1</textarea>',
    )
    expect(page).toContain('Reference r1')
    expect(page).not.toContain('href=""')
  })

  test('does not when a password or a secret is in it, or no words are', async () => {
    for (const name of ['password', 'current', 'repeat', 'token']) {
      const page = await answerTo([
        ['login', 'ada'],
        [name, 'wren sings'],
      ])
      expect(page).not.toMatch(/wren sings|<form/)
      expect(page).toContain('Try again')
      server.close()
    }
    expect(await answerTo([['id', '7']])).not.toContain('<form')
  })
})

test('machines hear of a failure in their own words', async () => {
  const url = await open((_, res) => void res.writeHead(500).end('{"error":"failed"}'))

  expect(await (await fetch(url)).text()).toBe('{"error":"failed"}')
})
