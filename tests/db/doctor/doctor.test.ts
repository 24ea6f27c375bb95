import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { idAt, momentOf } from '#db/id.ts'
import { follow, unfollow } from '#db/mutations/follows.ts'
import { deleteAccount } from '#db/mutations/leaving.ts'
import { likePost } from '#db/mutations/likes.ts'
import { createPost } from '#db/mutations/posts.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { createResetToken } from '#db/mutations/tokens.ts'
import { accounts } from '#db/schema/accounts.ts'
import { blocks } from '#db/schema/blocks.ts'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { followRequests } from '#db/schema/follow-requests.ts'
import { follows } from '#db/schema/follows.ts'
import { likes } from '#db/schema/likes.ts'
import { mentions } from '#db/schema/mentions.ts'
import { mutes } from '#db/schema/mutes.ts'
import { postTags } from '#db/schema/post-tags.ts'
import { posts } from '#db/schema/posts.ts'
import { rateLimits } from '#db/schema/rate-limits.ts'
import { sessions } from '#db/schema/sessions.ts'
import { submissions } from '#db/schema/submissions.ts'
import { tokens } from '#db/schema/tokens.ts'
import { userWords } from '#db/schema/user-words.ts'
import { users } from '#db/schema/users.ts'
import { examine } from '#db/tasks/doctor/examine.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'
import { imagine, settle } from '#tests/crowd.ts'
import { emptyDatabase } from '#tests/database.ts'
import { unguarded } from '#tests/unguarded.ts'
import { people, post } from '#tests/world.ts'

const now = Date.now()
const day = 86_400_000
const silent = { show: () => ({ to: () => undefined, end: () => undefined, stop: () => undefined }) }
const look = () => examine(silent)
const mend = () => examine({ mend: true, ...silent })
const well = { lines: ['All is well.'], isWell: true }

let ada: Viewer
let ben: Viewer

beforeEach(async () => {
  const all = await people()
  ;({ ada, ben } = all)
  await follow(ada, ben.id)
  await follow(all.cy, ben.id)
  await post(ben, 'hello', { at: new Date(now - 3 * day) })
  await unguarded("UPDATE users SET post_count = 1 WHERE handle = 'ben'")
  const greeting = await createPost(ada, { body: 'hello, @ben #wren', key: 'first' })
  if (typeof greeting === 'object') await likePost(ben, greeting.id)
  await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
  await createResetToken(ben.id)
})
afterEach(emptyDatabase)

/** Every row of every table. */
const everything = async () => ({
  users: await db.select().from(users).orderBy(asc(users.id)),
  follows: await db.select().from(follows).orderBy(asc(follows.id)),
  posts: await db.select().from(posts).orderBy(asc(posts.id)),
  sessions: await db.select().from(sessions).orderBy(asc(sessions.id)),
  tokens: await db.select().from(tokens).orderBy(asc(tokens.id)),
  accounts: await db.select().from(accounts).orderBy(asc(accounts.providerAccountId)),
  submissions: await db.select().from(submissions).orderBy(asc(submissions.key)),
  rateLimits: await db.select().from(rateLimits).orderBy(asc(rateLimits.key)),
  likes: await db.select().from(likes).orderBy(asc(likes.id)),
  bookmarks: await db.select().from(bookmarks),
  blocks: await db.select().from(blocks),
  mutes: await db.select().from(mutes),
  followRequests: await db.select().from(followRequests),
  userWords: await db.select().from(userWords).orderBy(asc(userWords.userId), asc(userWords.word)),
  postTags: await db.select().from(postTags).orderBy(asc(postTags.postId), asc(postTags.tagId)),
})

const at = (moment: number) => (dialect === 'postgres' ? `to_timestamp(${moment / 1000})` : `${moment}`)
const long = at(now - 100 * day)

test('finds nothing where nothing is wrong, and changes nothing', async () => {
  const before = await everything()

  expect(await look()).toEqual(well)
  expect(await mend()).toEqual(well)
  expect(await everything()).toEqual(before)
})

/** What is broken, what the doctor says of it; mending takes the place back to what it was. */
const wounds: [statement: string, line: string][] = [
  ["UPDATE users SET follower_count = 7 WHERE handle = 'ben'", 'wrong follower counts: 1, such as @ben'],
  ['UPDATE users SET following_count = 9', 'wrong following counts: 3, such as @ada'],
  ["UPDATE users SET post_count = 0 WHERE handle = 'ada'", 'wrong post counts: 1, such as @ada'],
  ["UPDATE posts SET reply_count = 3 WHERE body = 'hello'", 'wrong reply counts: 1, such as '],
  ['UPDATE posts SET like_count = 0', 'wrong like counts: 1, such as '],
  ...(
    [
      ['likes', 'user_id'],
      ['bookmarks', 'user_id'],
      ['likes', 'post_id'],
      ['bookmarks', 'post_id'],
    ] as const
  ).map(([table, column]): [string, string] => [
    `INSERT INTO ${table} (id, user_id, post_id, created_at) SELECT ${idAt(now - day)}, ${column === 'user_id' ? '12345, posts.id' : 'author_id, 12345'}, ${at(now)} FROM posts WHERE body = 'hello'`,
    `${table} that point to nobody: 1, such as ${column} 12345`,
  ]),
  ...(
    [
      ['blocks', 'blocker_id', 'blocked_id'],
      ['mutes', 'muted_id', 'muter_id'],
      ['follow_requests', 'followee_id', 'follower_id'],
    ] as const
  ).map(([table, column, other]): [string, string] => [
    `INSERT INTO ${table} (id, ${column}, ${other}, created_at) SELECT ${idAt(now - day)}, 12345, id, ${at(now)} FROM users WHERE handle = 'ada'`,
    `${table} that point to nobody: 1, such as ${column} 12345`,
  ]),
  [
    `INSERT INTO mutes (id, muter_id, muted_id, until, created_at) SELECT ${idAt(now - day)}, ada.id, ben.id, ${long}, ${long} FROM users AS ada, users AS ben WHERE ada.handle = 'ada' AND ben.handle = 'ben'`,
    `mutes that ran out: 1, such as ${idAt(now - day)}`,
  ],
  [
    `INSERT INTO posts (id, author_id, body, created_at) VALUES (${idAt(now - day)}, 12345, 'boo', ${long})`,
    'posts that point to nobody: 1, such as author_id 12345',
  ],
  [
    `INSERT INTO follows (id, follower_id, followee_id, created_at) SELECT ${idAt(now - day)}, 12345, id, ${long} FROM users WHERE handle = 'ada'`,
    'follows that point to nobody: 1, such as follower_id 12345',
  ],
  [
    `INSERT INTO follows (id, follower_id, followee_id, created_at) SELECT ${idAt(now - day)}, id, 12345, ${long} FROM users WHERE handle = 'ada'`,
    'follows that point to nobody: 1, such as followee_id 12345',
  ],
  [
    `INSERT INTO sessions (id, user_id, token_hash, created_at, seen_at) VALUES (${idAt(now - day)}, 12345, 'x', ${at(now)}, ${at(now)})`,
    'sessions that point to nobody: 1, such as user_id 12345',
  ],
  [
    `INSERT INTO tokens (id, user_id, purpose, token_hash, created_at, expires_at) VALUES (${idAt(now - day)}, 12345, 'reset', 'x', ${at(now)}, ${at(now + day)})`,
    'tokens that point to nobody: 1, such as user_id 12345',
  ],
  [
    `INSERT INTO accounts (provider, provider_account_id, user_id, created_at) VALUES ('elsewhere', 'x', 12345, ${at(now)})`,
    'accounts that point to nobody: 1, such as user_id 12345',
  ],
  [
    `INSERT INTO submissions (user_id, key, fingerprint, result_id, created_at) VALUES (12345, 'x', '', 1, ${at(now)}), (12345, 'y', '', 1, ${at(now)})`,
    'submissions that point to nobody: 2, such as user_id 12345',
  ],
  [
    "INSERT INTO user_words (word, user_id) VALUES ('boo', 12345)",
    'user_words that point to nobody: 1, such as user_id 12345',
  ],
  [
    "UPDATE user_words SET word = 'marsch' WHERE word = 'marsh'",
    'people who are not found by their name: 1, such as @ada',
  ],
  ['DELETE FROM post_tags', 'posts that are not found by their tags: 1, such as '],
  [
    `INSERT INTO post_tags (tag_id, post_id) SELECT (SELECT min(id) FROM tags), min(id) FROM posts`,
    'posts that are not found by their tags: 1, such as ',
  ],
  ['DELETE FROM user_words', 'people who are not found by their name: 3, such as @ada'],
  [
    `INSERT INTO sessions (id, user_id, token_hash, created_at, seen_at) SELECT ${idAt(now - day)}, id, 'x', ${long}, ${long} FROM users WHERE handle = 'ada'`,
    `sessions that ran out: 1, such as ${idAt(now - day)}`,
  ],
  [
    `INSERT INTO tokens (id, purpose, token_hash, created_at, expires_at) VALUES (${idAt(now - day)}, 'owner', 'x', ${long}, ${long})`,
    `tokens that ran out: 1, such as ${idAt(now - day)}`,
  ],
  [
    `INSERT INTO rate_limits (key, reset_at) VALUES ('sign-in 192.0.2.1', ${long})`,
    'rate limits that ran out: 1, such as sign-in 192.0.2.1',
  ],
  [
    `INSERT INTO submissions (user_id, key, fingerprint, result_id, created_at) SELECT id, 'x', '', 1, ${long} FROM users WHERE handle = 'ada'`,
    'submissions that ran out: 1, such as ',
  ],
  [
    `INSERT INTO former_handles (handle, until) VALUES ('countess', ${long})`,
    'former handles that ran out: 1, such as countess',
  ],
]

describe.each(wounds)('%s', (statement, line) => {
  test(`is told as "${line}", stays as it is when only looked at, and is mended`, async () => {
    const before = await everything()
    await unguarded(statement)
    const wounded = await everything()

    const { lines, isWell } = await look()
    expect(isWell).toBe(false)
    expect(lines).toContainEqual(expect.stringContaining(line))
    expect(await everything()).toEqual(wounded)

    const cure = await mend()
    expect(cure.lines).toContainEqual(expect.stringContaining(`${line}`))
    expect(cure.lines.at(-1)).toBe('All is well now.')
    expect(cure.isWell).toBe(true)
    expect(await everything()).toEqual(before)
    expect(await mend()).toEqual(well)
  })
})

test('a place without one kind of trouble is told of the others, each in a line of its own', async () => {
  await unguarded("UPDATE users SET follower_count = 7, post_count = 5 WHERE handle = 'ben'")

  expect(await look()).toEqual({
    isWell: false,
    lines: [
      'wrong follower counts: 1, such as @ben',
      'wrong post counts: 1, such as @ben',
      'npm run doctor -- --mend puts right what can be put right.',
    ],
  })
  expect((await mend()).lines).toEqual([
    'wrong follower counts: 1, such as @ben; mended 1',
    'wrong post counts: 1, such as @ben; mended 1',
    'All is well now.',
  ])
})

test('what only just ran out, or comes from a clock a minute ahead, is no trouble', async () => {
  const hour = 3_600_000
  await unguarded(
    `INSERT INTO rate_limits (key, reset_at) VALUES ('sign-in', ${at(now - 7 * hour)});
     UPDATE tokens SET expires_at = ${at(now - hour)};
     UPDATE submissions SET created_at = ${at(now - 25 * hour)};
     UPDATE sessions SET seen_at = ${at(now - 14 * day - hour)};
     UPDATE posts SET id = ${idAt(now + 60_000)} WHERE body = 'hello'`,
  )

  expect(await look()).toEqual(well)
})

test('a missing row towards oneself is made again', async () => {
  await unguarded('DELETE FROM follows WHERE follower_id = followee_id')

  expect((await look()).lines).toEqual([
    'people without a row towards themselves: 3, such as @ada',
    'npm run doctor -- --mend puts right what can be put right.',
  ])
  await mend()
  const selves = await db.select().from(follows).where(eq(follows.followerId, follows.followeeId))
  expect(selves.map((row) => row.followerId).sort()).toEqual(
    (await everything()).users.map(({ id }) => id).sort(),
  )
  expect(await look()).toEqual(well)
})

test('a deleted account that waits for its erasure for hours is told, and stays', async () => {
  const hour = 3_600_000
  await deleteAccount(ada.id, new Date(now - 14 * day - hour))
  expect(await look()).toEqual(well)

  await deleteAccount(ben.id, new Date(now - 14 * day - 3 * hour))
  const line = 'deleted accounts not erased yet: 1, such as @ben; npm start erases them'
  const told = { isWell: false, lines: [line, expect.stringMatching(/^jobs that nobody does: 1, /)] }
  expect(await look()).toEqual(told)
  expect(await mend()).toEqual(told)
})

describe('an id', () => {
  const written = () => db.select().from(posts).where(eq(posts.body, 'hello'))

  test.each(['5', '-1', '9007199254740995', '9223372036854775807'])(
    '%s is out of range; the post gets the one of its date',
    async (id) => {
      await unguarded(`UPDATE posts SET id = ${id} WHERE body = 'hello'`)

      expect((await look()).lines[0]).toBe(`ids of posts out of range: 1, such as ${id}`)
      expect((await mend()).isWell).toBe(true)
      const [row] = await written()
      expect(row?.createdAt).toEqual(new Date(now - 3 * day))
      expect(momentOf(row?.id ?? 0)).toEqual(row?.createdAt)
    },
  )

  test('of tomorrow is moved to its date, or to today when that is tomorrow too', async () => {
    const id = idAt(now + day)
    await unguarded(`UPDATE posts SET id = ${id} WHERE body = 'hello'`)

    expect((await look()).lines[0]).toBe(`ids of posts in the future: 1, such as ${id}`)
    await mend()
    expect(momentOf((await written())[0]?.id ?? 0)).toEqual(new Date(now - 3 * day))

    await unguarded(`UPDATE posts SET id = ${id}, created_at = ${at(now + day)} WHERE body = 'hello'`)
    await mend()
    const [row] = await written()
    expect(momentOf(row?.id ?? 0)).toEqual(row?.createdAt)
    expect(row?.createdAt.getTime()).toBeLessThanOrEqual(Date.now())
    expect(await look()).toEqual(well)
  })

  test('of a post that has answers, likes and a conversation takes them along', async () => {
    const asked = await post(ada, 'asked of @ben')
    const answer = await post(ben, 'answered', { replyTo: asked })
    await post(ada, 'and so on', { replyTo: answer })
    await likePost(ben, asked)
    const id = idAt(now + day)
    await unguarded(
      `UPDATE posts SET id = ${id} WHERE id = ${asked};
       UPDATE posts SET reply_to_id = ${id} WHERE reply_to_id = ${asked};
       UPDATE posts SET root_id = ${id} WHERE root_id = ${asked};
       UPDATE likes SET post_id = ${id} WHERE post_id = ${asked};
       UPDATE mentions SET post_id = ${id} WHERE post_id = ${asked}`,
    )

    expect((await mend()).lines.at(-1)).toBe('All is well now.')
    const [moved] = await db.select().from(posts).where(eq(posts.body, 'asked of @ben'))
    const [answered, last] = await db
      .select()
      .from(posts)
      .where(eq(posts.rootId, moved?.id ?? 0))
      .orderBy(asc(posts.id))
    expect(moved).toMatchObject({ replyCount: 1, likeCount: 1 })
    expect(momentOf(moved?.id ?? 0)).toEqual(moved?.createdAt)
    expect(answered).toMatchObject({ body: 'answered', replyToId: moved?.id })
    expect(last).toMatchObject({ body: 'and so on', replyToId: answered?.id })
    expect(
      await db
        .select()
        .from(mentions)
        .where(eq(mentions.postId, moved?.id ?? 0)),
    ).toHaveLength(1)
    expect(
      await db
        .select()
        .from(likes)
        .where(eq(likes.postId, moved?.id ?? 0)),
    ).toHaveLength(1)
  })

  test('of a follow is mended like that of a post, and counts stay', async () => {
    await unguarded(
      'UPDATE follows SET id = 7 WHERE follower_id <> followee_id AND id = (SELECT max(id) FROM follows)',
    )

    expect((await look()).lines[0]).toBe('ids of follows out of range: 1, such as 7')
    expect((await mend()).isWell).toBe(true)
  })

  test('of a person stays, because others name it, and the doctor says so', async () => {
    const id = idAt(now + day)
    await unguarded(
      `INSERT INTO users (id, handle, email, created_at) VALUES (${id}, 'dot', 'dot@example.org', ${at(now)});
       INSERT INTO user_words (word, user_id) VALUES ('dot', ${id});
       INSERT INTO follows (id, follower_id, followee_id, created_at) VALUES (${idAt(now - day)}, ${id}, ${id}, ${at(now)})`,
    )
    const before = await everything()
    const line = expect.stringMatching(`^ids of users in the future: 1, such as ${id}; other rows name them`)

    expect(await look()).toEqual({ isWell: false, lines: [line] })
    expect(await mend()).toEqual({ isWell: false, lines: [line] })
    expect(await everything()).toEqual(before)
  })
})

test('mends more than fits into one go', async () => {
  const crowd = imagine(5, { people: 1100, follows: 900, posts: 1300 })
  await settle(crowd)
  const orphaned = crowd.posts.slice(0, 1150).map(({ id }) => id)
  await unguarded(
    `UPDATE users SET follower_count = 1000, following_count = 1000, post_count = 1000;
     UPDATE posts SET author_id = id + 1 WHERE id IN (${orphaned})`,
  )

  expect((await mend()).lines).toEqual([
    `posts that point to nobody: 1150, such as author_id ${(orphaned[0] ?? 0) + 1}; mended 1150`,
    expect.stringMatching(/^wrong follower counts: 1103, .*; mended 1103$/),
    expect.stringMatching(/^wrong following counts: 1103, .*; mended 1103$/),
    expect.stringMatching(/^wrong post counts: 1103, .*; mended 1103$/),
    'All is well now.',
  ])
  const remaining = await db.select({ id: posts.id }).from(posts)
  expect(remaining).toHaveLength(152)
  expect(remaining.filter(({ id }) => orphaned.includes(id))).toEqual([])
})

test('mends while people post and follow, and what they do meanwhile is counted', async () => {
  const crowd = imagine(6, { people: 120, follows: 600, posts: 200, suspended: 0 })
  await settle(crowd)
  await unguarded('UPDATE users SET follower_count = 50, following_count = 50, post_count = 50')
  const viewers = crowd.people.map(({ id, handle }) => asViewer({ id, handle, role: 'member' }))

  await Promise.all([
    mend(),
    ...viewers.slice(0, 60).map(async (viewer, n) => {
      const other = viewers[119 - n] as Viewer
      await createPost(viewer, { body: 'meanwhile' })
      await follow(viewer, other.id)
      await follow(other, viewer.id)
      if (n % 2 === 0) await unfollow(viewer, other.id)
      await createPost(other, { body: 'meanwhile' })
    }),
  ])

  expect(await look()).toEqual(well)
})
