import { readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { expect, test } from '@playwright/test'
import { postsOf } from '../forms.ts'
import { followed, joined, listening, posted } from '../joined.ts'
import { type Pipit, startPipit } from '../pipit.ts'
import type { Person } from '../world.ts'

/* One place that two processes serve on one port. */

const token = 'a token of enough letters'
let place: Pipit
let ada: Person
let ben: Person

test.beforeAll(async () => {
  place = await startPipit({
    PIPIT_OPEN: '1',
    WEB_CONCURRENCY: '2',
    LIMIT_PAGES_ANONYMOUS: '60/600',
    METRICS_TOKEN: token,
  })
  ada = await joined(place, 'ada')
  ben = await joined(place, 'ben')
})
test.afterAll(() => place.stop())

test('what one process stores is news in the other', async () => {
  await followed(place, ben, ada)
  const streams = [listening(place, ben), listening(place, ben)]
  await expect.poll(() => streams.every(({ heard }) => heard().includes('unread'))).toBe(true)
  await posted(place, ada, 'Boats at dawn.')

  await expect.poll(() => streams.map(({ heard }) => heard().includes('event: home'))).toEqual([true, true])
  for (const { close } of streams) close()
})

test('nobody has more than eight streams, wherever they are', async () => {
  const streams: ReturnType<typeof listening>[] = []
  for (let count = 0; count < 9; count++) {
    const stream = listening(place, ada)
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

test('whoever knows the token is told what both of them count', async () => {
  const ask = (authorization: string) => fetch(`${place.origin}/metrics`, { headers: { authorization } })
  const count = async () => {
    const text = await (await ask(`Bearer ${token}`)).text()
    return Number(/requests_total\{method="GET",route="\/about",status="\d+"\} (\d+)/.exec(text)?.[1] ?? 0)
  }
  expect((await ask('')).status).toBe(401)
  expect((await ask('Bearer another')).status).toBe(401)
  const before = await count()
  for (let at = 0; at < 6; at++) {
    const { promise, resolve } = Promise.withResolvers<void>()
    request(`${place.origin}/about`, { agent: new Agent() }, (answer) =>
      answer.resume().on('end', resolve),
    ).end()
    await promise
  }
  await expect.poll(count).toBe(before + 6)
  const text = await (await ask(`Bearer ${token}`)).text()
  for (const name of [
    'pipit_passwords{state="waiting"} 0',
    'pipit_images{state="running"} 0',
    'pipit_people 2',
    'pipit_jobs_dead 0',
    'pipit_database_bytes',
    'nodejs_eventloop_lag',
  ])
    expect(text).toContain(name)
})

test('a process that is killed is replaced, and nothing that was stored is lost', async () => {
  const before = await postsOf(place, ada)
  const [one] = processesOf(place.pid)
  process.kill(one ?? 0, 'SIGKILL')

  await expect.poll(() => place.said()).toContain('another one begins')
  await posted(place, ada, 'Still here.')
  await expect.poll(() => processesOf(place.pid).length).toBe(2)
  expect(await postsOf(place, ada)).toEqual(['Still here.', ...before])
})

test('told to stop, all of them finish', async () => {
  const stream = listening(place, ben)
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
