import { EventEmitter } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Events, type EventsSettings, openEvents } from '#app/_live/events.ts'
import { Stream } from '#app/_live/stream.ts'
import { listen, portOf } from '#app/_server/listen.ts'
import { write } from '#db/client.ts'
import { momentOf } from '#db/id.ts'
import { block } from '#db/mutations/blocks.ts'
import { follow, setProtected, unfollow } from '#db/mutations/follows.ts'
import { mute } from '#db/mutations/mutes.ts'
import { tell } from '#db/mutations/notifications.ts'
import { repost } from '#db/mutations/reposts.ts'
import { createSession, endOtherSessions, endSessionOf } from '#db/mutations/sessions.ts'
import { followTag } from '#db/mutations/tag-follows.ts'
import { changePassword, setSuspended } from '#db/mutations/users.ts'
import { sessions } from '#db/schema/sessions.ts'
import { digest, randomToken } from '#db/secrets.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, post } from '#tests/world.ts'
import { head, Wire } from '../server/wire.ts'

const usual: EventsSettings = {
  mostPerPerson: 8,
  mostPerHousehold: 100,
  pause: 0,
  pauseForEveryone: 0,
  beat: 60_000,
  check: 60_000,
}

let ada: Viewer
let ben: Viewer
let cy: Viewer
let server: Server
let events: Events

async function start(more: Partial<EventsSettings> = {}) {
  events = openEvents({ ...usual, ...more })
  server = createServer(events.answer)
  await listen(server, ['127.0.0.1'], 0)
}

beforeEach(async () => {
  ;({ ada, ben, cy } = await people())
  await follow(ada, ben.id)
})
afterEach(async () => {
  events.close()
  server.closeAllConnections()
  server.close()
  await emptyDatabase()
})

async function signIn({ id }: Viewer): Promise<string> {
  const token = randomToken()
  await createSession({ userId: id, tokenHash: digest(token), userAgent: '', address: '' })
  return token
}

function ask(token: string, headers: Record<string, string> = {}, method = 'GET', path = '/events'): Wire {
  const cookie = `pipit-zone=Asia/Kolkata; pipit-session=${token}`
  return new Wire(portOf(server)).say(head(method, path, { cookie, ...headers }))
}

/** A stream that is open: so much it has said of what there was before. */
async function opened(viewer: Viewer, headers: Record<string, string> = {}): Promise<Wire> {
  const wire = ask(await signIn(viewer), headers)
  await wire.hear('event: notifications')
  return wire
}

/** Tells the viewer of something, and waits for that: what happened before would have been told before. */
async function afterwards(wire: Wire, viewer: Viewer): Promise<string> {
  await write((tx) => tell(tx, { userId: viewer.id, kind: 'follow', actorId: cy.id }))
  return wire.hear('"unread":1')
}

const homes = (heard: string): number[] =>
  [...heard.matchAll(/event: home\ndata: \{"id":(\d+),/g)].map(([, id]) => Number(id))

test('only who is signed in gets a stream, and only reads it', async () => {
  await start()
  const token = await signIn(ada)

  expect(await ask('x'.repeat(43)).hear('\r\n\r\n')).toMatch(/^HTTP\/1.1 401 /)
  expect(await ask(token, {}, 'POST').hear('\r\n\r\n')).toMatch(/^HTTP\/1.1 405 .*allow: GET/is)
  const heard = await ask(token).hear('event: notifications')
  expect(heard).toMatch(/^HTTP\/1.1 200 OK\r\ncontent-type: text\/event-stream/)
  expect(heard).toMatch(/x-accel-buffering: no/)
  expect(heard).toContain('"unread":0')
})

test('a quiet stream shows that it lives', async () => {
  await start({ beat: 5 })
  const wire = await opened(ada)

  await expect(wire.hear(':\n\n\r\n3\r\n:\n\n\r\n3\r\n:\n\n')).resolves.toBeDefined()
})

test('Ada hears of what Ben posts, and of nothing in it', async () => {
  await start()
  const wire = await opened(ada)

  const id = await post(ben, 'The terns are back.')
  const heard = await wire.hear('event: home')

  expect(homes(heard)).toEqual([id])
  expect(heard).not.toContain('tern')
  expect(heard).not.toContain(String(ben.id))
})

test('Ada hears of what Ben passes on, and of what carries a tag she follows', async () => {
  await start()
  const about = await post(cy, 'The terns are back. #birds')
  await followTag(ada, 'birds')
  const wire = await opened(ada)

  await repost(ben, about)
  const [passedOn] = homes(await wire.hear('event: home'))
  expect(passedOn).toBeGreaterThan(about)
  const tagged = await post(cy, 'And the swifts. #Birds')
  expect(homes(await wire.hear(`event: home\ndata: {"id":${tagged},`))).toContain(tagged)
})

test('a stream is for the person whose page asks, and goes on where another one stopped', async () => {
  await start()
  const token = await signIn(ada)
  const heard = await post(ben, 'Heard.')
  const missed = await post(ben, 'Missed.')

  expect(await ask(token, {}, 'GET', '/events?for=ben').hear('\r\n\r\n')).toMatch(/^HTTP\/1.1 401 /)
  const wire = ask(token, {}, 'GET', `/events?for=ada&after=${heard}`)
  expect(homes(await wire.hear('event: notifications'))).toEqual([heard, missed])
})

describe('what is not for Ada’s home is not hinted at', () => {
  const cases: Record<string, () => Promise<unknown>> = {
    'a post by somebody she does not follow': () => post(cy, 'Hello.'),
    'a post for those it names': () => post(ben, 'Hello @cy.', { visibility: 'mentioned' }),
    'an answer with a tag she follows': async () => {
      await followTag(ada, 'birds')
      await post(cy, 'Yes. #birds', { replyTo: await post(cy, 'Is it spring?') })
    },
    'a post for followers with a tag she follows': async () => {
      await followTag(ada, 'birds')
      await post(cy, 'Between us. #birds', { visibility: 'followers' })
    },
    'a post by whom she muted': async () => {
      await mute(ada, ben.id, null)
      await post(ben, 'Hello.')
    },
    'a post by whom she no longer follows': async () => {
      await unfollow(ada, ben.id)
      await post(ben, 'Hello.')
    },
    'an answer to somebody she does not follow': async () =>
      post(ben, 'Yes.', { replyTo: await post(cy, 'Is it spring?') }),
    'a post for followers by somebody protected who lost her': async () => {
      await setProtected(ben, true)
      await unfollow(ada, ben.id)
      await post(ben, 'Hello.', { visibility: 'followers' })
    },
  }

  test.each(Object.entries(cases))('%s', async (_, happens) => {
    await start()
    const wire = await opened(ada)

    await happens()

    expect(homes(await afterwards(wire, ada))).toEqual([])
  })

  test('a post across a block', async () => {
    await start()
    await block(ben, ada.id)
    const wire = await opened(ada)

    await post(ben, 'Hello.')

    expect(homes(await afterwards(wire, ada))).toEqual([])
  })
})

test('everybody hears that there is something new among everyone’s posts, once a stranger may see it', async () => {
  await start()
  const wire = await opened(cy)

  await setProtected(ada, true)
  await post(ada, 'For followers.')
  const id = await post(ben, 'For everyone.')
  const heard = await wire.hear('event: everyone')

  expect(/event: everyone\ndata: \{"id":(\d+)/.exec(heard)?.[1]).toBe(String(id))
  expect(homes(heard)).toEqual([])
})

test('whoever returns is told what they missed, from a little before', async () => {
  await start()
  const heard = await post(ben, 'Heard.')
  const missed = await post(ben, 'Missed.')
  await post(cy, 'Never hers.')
  const longAgo = await post(ben, 'Long ago.', { at: new Date(momentOf(heard).getTime() - 10_000) })

  const again = await opened(ada, { 'last-event-id': String(heard) })
  const anew = await opened(ada)
  const forged = await opened(ada, { 'last-event-id': '1e9' })

  expect(homes(await again.hear('event: notifications'))).toEqual([heard, missed])
  expect(longAgo).toBeLessThan(heard)
  for (const wire of [anew, forged]) expect(homes(await wire.hear('event: notifications'))).toEqual([])
})

describe('a stream ends', () => {
  const endings: Record<string, (token: string) => Promise<unknown>> = {
    'when she signs out': (token) => endSessionOf(digest(token)),
    'when she ends it elsewhere': () => endOtherSessions(ada, 0),
    'with a new password': () => changePassword(ada, 'hash', 0),
    'when she is suspended': () => setSuspended(ada.id, true),
    'when she blocks somebody': () => block(ada, ben.id),
    'when somebody blocks her': () => block(ben, ada.id),
  }

  test.each(Object.entries(endings))('%s', async (_, end) => {
    await start()
    const token = await signIn(ada)
    const wire = ask(token)
    await wire.hear('event: notifications')

    await end(token)

    expect(await wire.closed).toMatch(/retry: \d+\n\n\r\n0\r\n\r\n$/)
  })

  test('when another process ended the session', async () => {
    await start({ check: 5 })
    const wire = await opened(ada)

    await write((tx) => tx.delete(sessions).where(eq(sessions.userId, ada.id)))

    expect(await wire.closed).toContain('retry: ')
  })

  test('and nobody else’s', async () => {
    await start()
    const [hers, his] = [await opened(ada), await opened(ben)]

    await setSuspended(ada.id, true)
    await hers.closed
    await post(ben, 'Still here.')

    await expect(his.hear('event: home')).resolves.toBeDefined()
  })

  test('when the process stops, and no other is opened', async () => {
    await start()
    const token = await signIn(ada)
    const wire = ask(token)
    await wire.hear('event: notifications')

    events.close()

    expect(await wire.closed).toContain('retry: ')
    expect(await ask(token).hear('\r\n\r\n')).toMatch(/^HTTP\/1.1 503 .*retry-after/is)
  })
})

test('of nine streams of one person the oldest gives way, for a good while', async () => {
  await start()
  const wires: Wire[] = []
  for (let i = 0; i < 9; i++) wires.push(await opened(ada))
  const [oldest, ...others] = wires

  expect(await oldest?.closed).toContain('retry: 600000')
  const id = await post(ben, 'Hello.')
  for (const wire of others) expect(homes(await wire.hear('event: home'))).toEqual([id])
})

test('one address has only so many streams, and a closed one makes room', async () => {
  await start({ mostPerHousehold: 2 })
  const [first] = [await opened(ada), await opened(ben)]

  expect(await ask(await signIn(cy)).hear('\r\n\r\n')).toMatch(/^HTTP\/1.1 429 .*retry-after/is)
  await endOtherSessions(ada, 0)
  await first.closed
  await opened(cy)
})

test('a thousand who go leave nothing behind', async () => {
  await start({ mostPerHousehold: 1, mostPerPerson: 1 })
  const token = await signIn(ada)
  for (let i = 0; i < 1000; i++) {
    const wire = ask(token)
    await wire.hear('\r\n\r\n')
    wire.hangUp()
    await wire.closed
  }

  await expect(opened(ben)).resolves.toBeDefined()
})

test('a reader who does not read is cut off', async () => {
  let isCut = false
  const response = Object.assign(new EventEmitter(), {
    writableLength: 0,
    destroyed: false,
    writeHead: () => response,
    write(text: string) {
      response.writableLength += text.length
      return false
    },
    destroy() {
      isCut = response.destroyed = true
      response.emit('close')
    },
  })
  const stream = new Stream(response as unknown as ServerResponse, 60_000, () => undefined)

  for (let i = 0; i < 64; i++) stream.write('x'.repeat(1000))
  expect(isCut).toBe(false)
  for (let i = 0; i < 2; i++) stream.write('x'.repeat(1000))
  expect(isCut).toBe(true)
})
