import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { expect, test } from '@playwright/test'
import { type Fields, filled, formOn, postsOf, send } from '../forms.ts'
import { type Pipit, startPipit } from '../pipit.ts'
import type { Person } from '../world.ts'

/* One place that two processes serve on one port. */

let place: Pipit
let ada: Person
let ben: Person

test.beforeAll(async () => {
  place = await startPipit({ PIPIT_OPEN: '1', WEB_CONCURRENCY: '2', LIMIT_PAGES_ANONYMOUS: '60/600' })
  ada = await join('ada')
  ben = await join('ben')
})
test.afterAll(() => place.stop())

async function join(handle: string): Promise<Person> {
  const form = await formOn(place, null, '/sign-up', 'handle')
  const given = { handle, email: `${handle}@example.org`, password: 'wren sings before rain' }
  const joined = await send(place, null, '/sign-up', filled(form, given))
  const cookie = /pipit-session=([\w-]+)/.exec(joined.headers.getSetCookie().join())?.[1] ?? ''
  return { id: 0, name: '', handle, email: '', cookie } as Person
}

async function post(person: Person, body: string): Promise<void> {
  const form: Fields = await formOn(place, person, '/compose', 'body', 'key')
  expect((await send(place, person, '/compose', filled(form, { body }))).status).toBe(303)
}

/** A stream on a connection of its own, so that the next one comes to the other process. */
function listenTo({ cookie }: Person) {
  let heard = ''
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const call = request(`${place.origin}/events`, {
    agent: new Agent(),
    headers: { cookie: `pipit-session=${cookie}` },
  })
  call.on('response', (answer) => {
    answer.on('data', (chunk) => {
      heard += chunk
    })
    answer.on('close', resolve)
  })
  call.on('error', () => resolve())
  call.end()
  return { heard: () => heard, ended, close: () => call.destroy() }
}

test('what one process stores is news in the other', async () => {
  await send(place, ben, '/@ada', [
    ...(await formOn(place, ben, '/@ada', 'follow')).filter(
      ([name]) => name.startsWith('$') || name === 'from',
    ),
    ['follow', await idOf(ada)],
  ])
  const streams = [listenTo(ben), listenTo(ben)]
  await expect.poll(() => streams.every(({ heard }) => heard().includes('unread'))).toBe(true)
  await post(ada, 'Boats at dawn.')

  await expect.poll(() => streams.map(({ heard }) => heard().includes('event: home'))).toEqual([true, true])
  for (const { close } of streams) close()
})

/** As the button to follow them says it. */
async function idOf({ handle }: Person): Promise<string> {
  const fields = await formOn(place, ben, `/@${handle}`, 'follow')
  return fields.find(([name]) => name === 'follow')?.[1] ?? ''
}

test('nobody has more than eight streams, wherever they are', async () => {
  const streams: ReturnType<typeof listenTo>[] = []
  for (let count = 0; count < 9; count++) {
    const stream = listenTo(ada)
    streams.push(stream)
    await expect.poll(() => stream.heard()).toContain('unread')
  }

  await Promise.race(streams.map(({ ended }) => ended))
  await expect.poll(() => streams.filter(({ heard }) => heard().includes('retry: 600000')).length).toBe(1)
  for (const { close } of streams) close()
})

test('strangers are counted once, whoever answers them', async () => {
  const answers: number[] = []
  for (let count = 0; count < 70; count++) {
    const { promise, resolve } = Promise.withResolvers<number>()
    request(`${place.origin}/about`, { agent: new Agent() }, (answer) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    }).end()
    answers.push(await promise)
  }
  await expect
    .poll(async () =>
      (await Promise.all([1, 2, 3].map(() => fetch(`${place.origin}/about`)))).map((one) => one.status),
    )
    .toEqual([429, 429, 429])
  expect(answers.slice(0, 40).every((status) => status === 200)).toBe(true)
})

test('a process that is killed is replaced, and nothing that was stored is lost', async () => {
  const before = await postsOf(place, ada)
  const [one] = processesOf(place.pid)
  process.kill(one ?? 0, 'SIGKILL')

  await expect.poll(() => place.said()).toContain('another one begins')
  await post(ada, 'Still here.')
  await expect.poll(() => processesOf(place.pid).length).toBe(2)
  expect(await postsOf(place, ada)).toEqual(['Still here.', ...before])
})

test('told to stop, all of them finish', async () => {
  const stream = listenTo(ben)
  await expect.poll(() => stream.heard()).toContain('unread')
  process.kill(place.pid, 'SIGTERM')
  await stream.ended
  await expect.poll(() => processesOf(place.pid)).toEqual([])

  expect(stream.heard()).toMatch(/retry: \d+/)
  expect(place.said()).not.toContain('"complete":false')
})

/** Ids of the processes that one began (Linux). */
const processesOf = (pid: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number)

function parentOf(name: string): number {
  try {
    return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1])
  } catch {
    return 0
  }
}
