import { afterEach, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { idAt, nextId } from '#db/id.ts'
import { block, unblock } from '#db/mutations/blocks.ts'
import { muteConversation, unmuteConversation } from '#db/mutations/conversation-mutes.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { acceptRequest, follow, rejectRequest, setProtected, unfollow } from '#db/mutations/follows.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { mute, unmute } from '#db/mutations/mutes.ts'
import { readNotifications, setNotifiedOf, tell } from '#db/mutations/notifications.ts'
import { deletePost, restorePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { isConversationMuted } from '#db/queries/conversation-mutes.ts'
import { type Notification, notificationsOf } from '#db/queries/notifications.ts'
import { unreadCount, unreadNotifications } from '#db/queries/unread.ts'
import { type NotificationKind, notificationKinds, notifications } from '#db/schema/notifications.ts'
import { posts } from '#db/schema/posts.ts'
import type { NotifiedOf } from '#db/schema/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { statementsOf } from '#tests/statements.ts'
import { walk } from '#tests/walk.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

/** "like ben cy: Tea?" */
const line = ({ kind, actors, count, post }: Notification) =>
  `${kind} ${actors.map(({ handle }) => handle).join(' ')}${count > actors.length ? ` of ${count}` : ''}${post ? `: ${post.body}` : ''}`
const told = async (viewer: Viewer) => (await notificationsOf(viewer)).rows.map(line)
const bare = async (viewer: Viewer, kinds?: NotificationKind[]) =>
  (await notificationsOf(viewer, { kinds })).rows.map(({ kind }) => kind)

/** As if somebody had reposted or quoted it. */
const telling = (
  userId: number,
  kind: NotificationKind,
  actor: Viewer,
  postId: number | undefined = undefined,
) => write((tx) => tell(tx, { userId, kind, actorId: actor.id, ...(postId && { postId }) }))

async function quote({ id: authorId }: Viewer, quoteOfId: number): Promise<number> {
  const id = nextId()
  await write((tx) =>
    tx.insert(posts).values({ id, authorId, body: 'Tea, she says.', quoteOfId, createdAt: new Date() }),
  )
  return id
}

const settings = (of: Partial<Record<NotificationKind, NotifiedOf>>) =>
  Object.fromEntries(notificationKinds.map((kind) => [kind, of[kind] ?? 'everyone'])) as Record<
    NotificationKind,
    NotifiedOf
  >

test('Ada is told what others do, each once, and nothing of what she does herself', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Tea?')
  await post(ada, 'Me, @ada.', { replyTo: id })
  await likePost(ada, id)
  await follow(ben, ada.id)
  await likePost(ben, id)
  await likePost(ben, id)
  await telling(ada.id, 'repost', ben, id)
  await post(ben, 'Yes, @ada and @cy.', { replyTo: id })
  await post(cy, 'Ask @ada.')
  await telling(ada.id, 'quote', cy, await quote(cy, id))

  expect(await told(ada)).toEqual([
    'quote cy: Tea, she says.',
    'mention cy: Ask @ada.',
    'reply ben: Yes, @ada and @cy.',
    'repost ben: Tea?',
    'like ben: Tea?',
    'follow ben',
  ])
  expect(await unreadCount(ada)).toBe(6)
  expect(await told(cy)).toEqual(['mention ben: Yes, @ada and @cy.'])
  expect(await told(ben)).toEqual([])
  expect(await bare(ada, ['mention', 'reply', 'quote'])).toEqual(['quote', 'mention', 'reply'])
  expect(await bare(ada, ['follow'])).toEqual(['follow'])

  await unlikePost(ben, id)
  await unfollow(ben, ada.id)

  expect(await bare(ada)).toEqual(['quote', 'mention', 'reply', 'repost'])
  expect(await unreadCount(ada)).toBe(4)
})

test('Ada is told once of a quote that names her, and sees what it quotes', async () => {
  const { ada, ben } = await people()
  await post(ben, 'Look, @ada.', { quoteOf: await post(ada, 'Tea?') })

  const { rows } = await notificationsOf(ada)
  expect(rows.map(line)).toEqual(['quote ben: Look, @ada.'])
  expect(rows[0]?.post?.quote).toMatchObject({ body: 'Tea?' })
})

test('twenty likes of one person at once are one row', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  await Promise.all(Array.from({ length: 20 }, () => likePost(ben, id)))

  expect(await unreadCount(ada)).toBe(1)
})

test('the same by several is told once, where the newest stands, over all pages', async () => {
  const { ada, ben, cy } = await people()
  const others = await Promise.all(Array.from({ length: 5 }, (_, i) => person(`person${i}`)))
  const [tea, cake] = [await post(ada, 'Tea?'), await post(ada, 'Cake?')]
  for (const one of others) await likePost(one, tea)
  for (const one of [ben, cy]) await likePost(one, cake)
  await post(ben, 'Hello @ada.')
  for (const one of [ben, cy]) await telling(ada.id, 'repost', one, tea)
  await post(cy, 'Good evening @ada.')
  for (const one of [...others, ben]) await follow(one, ada.id)
  await likePost(cy, tea)

  const whole = [
    'like cy person4 person3 of 6: Tea?',
    'follow ben person4 person3 of 6',
    'mention cy: Good evening @ada.',
    'repost cy ben: Tea?',
    'mention ben: Hello @ada.',
    'like cy ben: Cake?',
  ]
  expect(await told(ada)).toEqual(whole)
  for (const size of [1, 2, 3])
    expect((await walk((page) => notificationsOf(ada, page), size)).map(line)).toEqual(whole)
  expect(await bare(ada, ['like'])).toEqual(['like', 'like'])

  await block(ada, cy.id)

  // Without the newest of them the others stand where their own newest is.
  const without = [
    'follow ben person4 person3 of 6',
    'repost ben: Tea?',
    'mention ben: Hello @ada.',
    'like ben: Cake?',
    'like person4 person3 person2 of 5: Tea?',
  ]
  expect(await told(ada)).toEqual(without)
  for (const size of [1, 2])
    expect((await walk((page) => notificationsOf(ada, page), size)).map(line)).toEqual(without)
})

test('those who followed on another day are told of on their own', async () => {
  const { ada, ben, cy } = await people()
  const day = 86_400_000
  const noon = Math.floor(Date.now() / day) * day - day / 2
  const row = (userId: number, actor: Viewer, at: number) => ({
    id: idAt(at),
    userId,
    kind: 'follow' as const,
    actorId: actor.id,
    createdAt: new Date(at),
  })
  const dee = await person('dee')
  await write((tx) =>
    tx
      .insert(notifications)
      .values([row(ada.id, ben, noon), row(ada.id, cy, noon + 1), row(ada.id, dee, noon - day)]),
  )

  expect(await told(ada)).toEqual(['follow cy ben', 'follow dee'])
  expect((await walk((page) => notificationsOf(ada, page), 1)).map(line)).toEqual([
    'follow cy ben',
    'follow dee',
  ])
})

test('of very many who like the same the page asks no more than of few, and what lies below is found', async () => {
  const { ada, ben } = await people()
  await post(ben, 'Hello @ada.')
  const id = await post(ada, 'Tea?')
  await likePost(ben, id)
  const few = (await statementsOf(() => notificationsOf(ada))).length
  const crowd = await Promise.all(Array.from({ length: 250 }, (_, i) => person(`person${i}`)))
  await write((tx) =>
    tx.insert(notifications).values(
      crowd.map(({ id: actorId }) => ({
        ...{ id: nextId(), userId: ada.id, kind: 'like' as const, actorId, postId: id },
        createdAt: new Date(),
      })),
    ),
  )
  const { rows, next } = await notificationsOf(ada)

  expect(rows.map(({ kind, count }) => [kind, count])).toEqual([
    ['like', 100],
    ['mention', 1],
  ])
  expect(rows[0]?.actors.map(({ handle }) => handle)[0]).toBe('person249')
  expect(next).toBeUndefined()
  expect(await unreadCount(ada)).toBe(100)
  expect((await statementsOf(() => notificationsOf(ada))).length).toBeLessThanOrEqual(few + 1)
})

test('what is deleted, suspended, blocked or for others disappears from the page and the count', async () => {
  const { ada, ben } = await people()
  const id = await post(ada, 'Tea?')
  await likePost(ben, id)
  const answer = await post(ben, 'Yes.', { replyTo: id })
  const seen = async () => [await bare(ada), await unreadCount(ada)]

  await deletePost(ben, answer)
  expect(await seen()).toEqual([['like'], 1])
  await restorePost(ben, answer)
  expect(await seen()).toEqual([['reply', 'like'], 2])
  await deletePost(ada, id)
  expect(await seen()).toEqual([['reply'], 1])
  await restorePost(ada, id)

  await setSuspended(ben.id, true)
  expect(await seen()).toEqual([[], 0])
  await setSuspended(ben.id, false)
  await block(ben, ada.id)
  expect(await seen()).toEqual([[], 0])
  await unblock(ben, ada.id)
  await setProtected(ben, true)
  expect(await seen()).toEqual([['like'], 1])
  await follow(ada, ben.id)
  await acceptRequest(ben, ada.id)
  expect(await seen()).toEqual([['reply', 'like'], 2])
})

test('nothing is told across a block', async () => {
  const { ada, ben, cy } = await people()
  await block(ada, ben.id)
  await block(cy, ada.id)
  await post(ben, 'Hello @ada.')
  await telling(ada.id, 'follow', ben)
  await telling(ada.id, 'follow', cy)
  await unblock(ada, ben.id)
  await unblock(cy, ada.id)

  expect(await told(ada)).toEqual([])
})

test('a request is told until it is answered; a follow that was allowed is nothing new', async () => {
  const { ada, ben, cy } = await people()
  await setProtected(ada, true)
  for (const one of [ben, cy]) await follow(one, ada.id)
  expect(await told(ada)).toEqual(['request cy ben'])

  await readNotifications(ada, (await notificationsOf(ada)).rows[0]?.id ?? 0)
  await acceptRequest(ada, ben.id)
  await rejectRequest(ada, cy.id)

  expect(await told(ada)).toEqual(['follow ben'])
  expect(await unreadCount(ada)).toBe(0)
  expect(await told(ben)).toEqual([])

  await follow(cy, ada.id)
  await unfollow(cy, ada.id)
  expect(await told(ada)).toEqual(['follow ben'])

  await follow(cy, ada.id)
  await block(ada, cy.id)
  await unblock(ada, cy.id)
  await setProtected(ada, false)

  expect(await told(ada)).toEqual(['follow ben'])
})

test('Ada is told only of whose doings she wants to be told, by kind', async () => {
  const { ada, ben, cy } = await people()
  await follow(ada, ben.id)
  const id = await post(ada, 'Tea?')
  await setNotifiedOf(ada, settings({ like: 'following', mention: 'nobody' }))
  for (const one of [ben, cy]) {
    await likePost(one, id)
    await post(one, `${one.handle} to @ada.`)
    await post(one, `${one.handle} answers.`, { replyTo: id })
  }

  expect(await told(ada)).toEqual(['reply cy: cy answers.', 'reply ben: ben answers.', 'like ben: Tea?'])
})

test('whoever is muted is not told of, unless Ada still wants that', async () => {
  const { ada, ben } = await people()
  await likePost(ben, await post(ada, 'Tea?'))
  await mute(ada, ben.id, null)
  expect([await told(ada), await unreadCount(ada)]).toEqual([[], 0])

  await mute(ada, ben.id, null, true)
  expect([await told(ada), await unreadCount(ada)]).toEqual([['like ben: Tea?'], 1])

  await mute(ada, ben.id, new Date(Date.now() - 1000))
  expect(await told(ada)).toHaveLength(1)
  await unmute(ada, ben.id)
  expect(await told(ada)).toHaveLength(1)
})

test('of a muted conversation Ada is told nothing, by nobody and by no quote of it', async () => {
  const { ada, ben, cy } = await people()
  const root = await post(ada, 'Tea?')
  const answer = await post(ben, 'Yes.', { replyTo: root })
  await likePost(cy, root)
  await post(cy, 'And @ada?', { replyTo: answer })
  await follow(cy, ada.id)
  await telling(ada.id, 'quote', cy, await quote(cy, root))
  await post(cy, 'Elsewhere, @ada.')

  expect(await muteConversation(ada, answer)).toBe(true)
  expect(await muteConversation(ada, root)).toBe(true)

  expect(await isConversationMuted(ada, root)).toBe(true)
  expect(await isConversationMuted(ben, root)).toBe(false)
  expect(await told(ada)).toEqual(['mention cy: Elsewhere, @ada.', 'follow cy'])
  expect(await unreadCount(ada)).toBe(2)
  expect(await told(ben)).toEqual(['reply cy: And @ada?'])

  await unmuteConversation(ada, answer)
  await unmuteConversation(ada, answer)

  expect(await isConversationMuted(ada, answer)).toBe(false)
  expect(await unreadCount(ada)).toBe(6)
  expect(await muteConversation(ada, 1)).toBe(false)
})

test('what was seen is read, never more than there was and never less than before', async () => {
  const { ada, ben, cy } = await people()
  const id = await post(ada, 'Tea?')
  await likePost(ben, id)
  const { newest } = await unreadNotifications(ada)
  await readNotifications(ada, Number.MAX_SAFE_INTEGER)
  await likePost(cy, id)
  const { unread, newest: later } = await unreadNotifications(ada)

  expect(unread).toBe(1)
  expect(later).toBeGreaterThan(newest ?? 0)
  expect((await notificationsOf(ada)).rows).toMatchObject([{ id: later, unread: true, count: 2 }])

  await readNotifications(ada, newest ?? 0)
  expect(await unreadCount(ada)).toBe(1)
  await readNotifications(ada, later ?? 0)
  await readNotifications(ada, newest ?? 0)

  expect(await unreadNotifications(ada)).toEqual({ unread: 0, newest: undefined })
  expect((await notificationsOf(ada)).rows[0]).not.toHaveProperty('unread')
})

test('what is older than 180 days is forgotten', async () => {
  const { ada, ben } = await people()
  await likePost(ben, await post(ada, 'Tea?'))
  const day = 86_400_000
  await deleteExpired(Date.now() + 179 * day)
  expect(await told(ada)).toHaveLength(1)

  await deleteExpired(Date.now() + 181 * day)
  expect(await told(ada)).toEqual([])
})
