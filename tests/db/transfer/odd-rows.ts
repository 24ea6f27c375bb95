import { write } from '#db/client.ts'
import {
  accounts,
  archives,
  audit,
  blocks,
  bookmarks,
  conversationMutes,
  drafts,
  followRequests,
  follows,
  formerHandles,
  importedPosts,
  jobs,
  likes,
  media,
  mentions,
  mutes,
  notifications,
  passkeys,
  pins,
  place,
  pollOptions,
  polls,
  pollVoters,
  pollVotes,
  posts,
  postTags,
  previews,
  rateLimits,
  reports,
  revisions,
  sessions,
  submissions,
  tagFollows,
  tags,
  tokens,
  users,
  userWords,
} from '#db/schema/index.ts'

/* Rows in every table, of the kind that gets lost on the way: the largest numbers, the oldest days, odd text. */

const largest = Number.MAX_SAFE_INTEGER
export const oddTexts = [
  'plain',
  '🦔 👩🏽‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'שלום, ‏עולם‏ ‮ereht olleh‬ مرحبا',
  `'single' "double" \`back\` \\ \\n \\" $1 ? % _ {a,"b"} NULL null`,
  'line\nline\r\nline\rtab\tend ',
  'separators \u2028 \u2029 \u0085 \u00a0 \ufeff',
  'controls \u0001\u0007\u001b\u007f',
  '例え.jp/日本語 ß İ ı ﬁ é e\u0301',
  ' ',
]
const moments = [
  new Date(0),
  new Date(-1),
  new Date('1582-10-04T23:59:59.999Z'),
  new Date('1900-01-01T00:00:00.001Z'),
  new Date('2026-03-29T01:30:00.123Z'),
  new Date('9999-12-31T23:59:59.999Z'),
]
const momentAt = (at: number) => moments[at % moments.length] as Date

/** Stores them. */
export async function storeOddRows(): Promise<void> {
  const [epoch, before, , , lately, latest] = moments as [Date, Date, Date, Date, Date, Date]
  await write(async (tx) => {
    await tx.insert(users).values([
      { id: 1, handle: 'ada', email: 'ada@example.org', createdAt: before },
      {
        id: largest,
        handle: 'ben',
        email: 'ben@example.org',
        createdAt: latest,
        suspendedAt: epoch,
        deletedAt: before,
        postCount: 2_147_483_647,
        protectedAt: before,
        homeReplies: 'all',
        notificationsReadId: largest,
        notifiedOf: { like: 'nobody', follow: 'following' },
        usualVisibility: 'mentioned',
        unindexedAt: latest,
      },
      ...oddTexts.map((text, at) => ({
        id: 10 + at,
        handle: `odd${at}`,
        email: `odd${at}@example.org`,
        name: text,
        bio: text.repeat(3),
        fields: [
          { label: text, value: text },
          { label: '', value: '[]' },
        ],
        passwordHash: at % 2 === 0 ? null : text,
        role: 'moderator' as const,
        avatar: at % 2 === 0 ? null : text,
        banner: at % 2 === 0 ? null : text,
        createdAt: momentAt(at),
      })),
    ])
    // In the order of bytes these stand otherwise than in that of a language, or of UTF-16.
    await tx
      .insert(userWords)
      .values(['b', 'a', 'é', 'z', '\uffee', '🦔', '_', '~'].map((word) => ({ word, userId: 1 })))
    await tx.insert(follows).values([
      { id: 1, followerId: largest, followeeId: 1, createdAt: lately },
      { id: largest, followerId: 1, followeeId: largest, createdAt: latest },
    ])
    await tx
      .insert(posts)
      .values(oddTexts.map((body, at) => ({ id: largest - at, authorId: 1, body, createdAt: momentAt(at) })))
    await tx.insert(previews).values({
      id: largest,
      url: oddTexts.join(),
      state: 'none',
      title: oddTexts.join(),
      description: oddTexts.join(),
      picture: '',
      width: 1,
      height: largest,
      fetchedAt: before,
      createdAt: latest,
    })
    await tx.insert(posts).values([
      // The lower id answers the higher one, and that one is empty.
      { id: 20, authorId: 1, body: '', createdAt: before, deletedAt: epoch },
      {
        id: 3,
        authorId: largest,
        body: 'back',
        visibility: 'mentioned',
        replyPolicy: 'nobody',
        replyToId: 20,
        replyToAuthorId: 1,
        rootId: largest,
        collapsedAt: latest,
        replyCount: 2_147_483_647,
        likeCount: 1,
        quoteOfId: largest,
        warning: oddTexts.join(),
        isSensitive: true,
        language: 'sr-Latn',
        mediaCount: 4,
        hasPoll: true,
        previewId: largest,
        editedAt: latest,
        quotePolicy: 'nobody',
        quoteDetachedAt: epoch,
        repostCount: 2_147_483_647,
        quoteCount: 1,
        hiddenAt: before,
        createdAt: before,
      },
      // The lower id passes on the higher one.
      { id: 2, authorId: largest, body: '', repostOfId: largest, createdAt: latest },
    ])
    await tx.insert(pins).values({ id: largest, userId: 1, postId: largest, createdAt: epoch })
    await tx
      .insert(tags)
      .values(
        oddTexts.map((text, at) => ({ id: largest - at, name: text, shown: text, createdAt: momentAt(at) })),
      )
    await tx.insert(postTags).values([
      { tagId: largest, postId: largest },
      { tagId: largest - 1, postId: 3 },
    ])
    await tx.insert(tagFollows).values({ id: largest, userId: 1, tagId: largest, createdAt: before })
    await tx.insert(notifications).values([
      { id: largest, userId: 1, kind: 'reply', actorId: largest, postId: 3, createdAt: epoch },
      { id: 1, userId: largest, kind: 'follow', actorId: 1, postId: null, createdAt: latest },
    ])
    await tx
      .insert(conversationMutes)
      .values({ id: largest, userId: largest, rootId: largest, createdAt: latest })
    await tx.insert(reports).values([
      {
        id: 1,
        reporterId: 1,
        personId: largest,
        postId: 3,
        reason: 'other',
        comment: oddTexts.join(),
        content: { handle: 'ben', name: oddTexts.join(), bio: '', body: oddTexts.join(), postedAt: -1 },
        createdAt: epoch,
      },
      {
        id: largest,
        reporterId: null,
        personId: null,
        reason: 'spam',
        content: { handle: '', name: '' },
        createdAt: before,
        resolvedAt: latest,
        resolvedById: largest,
        outcome: 'suspended',
      },
    ])
    await tx.insert(audit).values([
      { id: 1, actorHandle: '', action: 'suspend', createdAt: epoch },
      {
        id: largest,
        actorId: 1,
        actorHandle: 'ada',
        action: oddTexts.join(),
        personId: largest,
        postId: largest,
        reportId: 1,
        reason: oddTexts.join(),
        change: { role: ['member', null], deep: [{ a: [1.5, ...oddTexts] }, 1e21] },
        createdAt: latest,
      },
    ])
    await tx
      .insert(place)
      .values(
        oddTexts.map((text, at) => ({ name: text, value: [text, { [text]: at }], updatedAt: momentAt(at) })),
      )
    const body = oddTexts.join()
    await tx.insert(drafts).values([
      {
        id: largest,
        userId: 1,
        state: 'scheduled',
        content: { body, rest: oddTexts, media: [{ id: largest, alt: body }], isSensitive: false },
        publishAt: latest,
        problem: body,
        createdAt: epoch,
        updatedAt: before,
      },
      { id: 1, userId: largest, content: { body: '' }, createdAt: latest, updatedAt: lately },
    ])
    const size = { width: 12_000, height: 1, bytes: largest }
    await tx.insert(media).values([
      {
        id: largest,
        ownerId: 1,
        folder: body,
        postId: largest,
        position: 3,
        alt: body,
        ...size,
        createdAt: epoch,
      },
      {
        id: 1,
        ownerId: largest,
        folder: '',
        draftId: largest,
        placeholder: body,
        ...size,
        createdAt: latest,
      },
    ])
    await tx.insert(polls).values({
      postId: largest,
      isMultiple: true,
      voterCount: 2_147_483_647,
      endsAt: before,
      toldAt: latest,
    })
    await tx
      .insert(pollOptions)
      .values(oddTexts.map((label, position) => ({ postId: largest, position, label, voteCount: position })))
    await tx.insert(pollVoters).values({ postId: largest, userId: 1, createdAt: lately })
    await tx.insert(pollVotes).values({ postId: largest, userId: 1, position: 1 })
    await tx.insert(revisions).values({
      id: largest,
      postId: largest,
      body,
      warning: '\n',
      alts: [{ mediaId: largest, alt: body }],
      createdAt: epoch,
    })
    await tx.insert(archives).values({
      id: largest,
      userId: 1,
      kind: 'import',
      state: 'failed',
      file: body,
      bytes: largest,
      done: 1,
      total: 2_147_483_647,
      cursor: body,
      report: { counts: { posts: largest }, skipped: [{ what: body, why: '' }] },
      problem: body,
      tokenHash: body,
      createdAt: epoch,
      finishedAt: before,
      expiresAt: latest,
    })
    await tx.insert(importedPosts).values(oddTexts.map((origin) => ({ userId: 1, origin, postId: largest })))
    await tx.insert(mentions).values([
      { postId: largest, userId: 1 },
      { postId: 3, userId: largest },
    ])
    for (const table of [likes, bookmarks])
      await tx.insert(table).values([
        { id: largest, userId: 1, postId: largest, createdAt: epoch },
        { id: 1, userId: largest, postId: 3, createdAt: latest },
      ])
    await tx.insert(blocks).values({ id: largest, blockerId: 1, blockedId: largest, createdAt: before })
    await tx.insert(mutes).values([
      { id: 1, muterId: 1, mutedId: largest, until: null, stillNotifies: true, createdAt: lately },
      { id: largest, muterId: largest, mutedId: 1, until: latest, createdAt: before },
    ])
    await tx
      .insert(followRequests)
      .values({ id: largest, followerId: 1, followeeId: largest, createdAt: latest })
    await tx.insert(accounts).values(
      oddTexts.map((text, at) => ({
        provider: text,
        providerAccountId: text,
        userId: 10 + at,
        createdAt: lately,
      })),
    )
    await tx.insert(formerHandles).values(
      oddTexts.map((handle, at) => ({
        handle,
        userId: at % 2 === 0 ? null : 10 + at,
        until: momentAt(at),
      })),
    )
    await tx.insert(passkeys).values(
      oddTexts.map((text, at) => ({
        id: largest - at,
        userId: 10 + at,
        credentialId: text,
        publicKey: text,
        counter: 4_294_967_295,
        transports: [text, ''],
        name: text,
        createdAt: momentAt(at),
        usedAt: at % 2 === 0 ? null : latest,
      })),
    )
    await tx.insert(sessions).values({
      id: 1,
      userId: 1,
      tokenHash: 'a',
      userAgent: oddTexts.join(),
      createdAt: epoch,
      seenAt: latest,
    })
    await tx
      .insert(submissions)
      .values(
        oddTexts.map((key) => ({ userId: 1, key, fingerprint: key, resultId: -largest, createdAt: before })),
      )
    await tx.insert(tokens).values([
      { id: 1, purpose: 'owner', tokenHash: 'a', createdAt: epoch, expiresAt: latest },
      {
        id: 2,
        purpose: 'reset',
        tokenHash: 'b',
        userId: largest,
        boundTo: '🦔',
        createdAt: epoch,
        expiresAt: latest,
      },
    ])
    // In the order of bytes these stand otherwise than in that of a language, or of UTF-16.
    await tx.insert(rateLimits).values(
      ['b', 'B', 'a', 'é', 'e\u0301', 'z', '\uffee', '🦔', '~', '_', 'a b', 'a-b', 'ab'].map((key, at) => ({
        key,
        count: at,
        resetAt: momentAt(at),
      })),
    )
    await tx.insert(jobs).values([
      { id: 1, kind: 'mail', payload: {}, dueAt: epoch, createdAt: epoch },
      {
        id: 2,
        kind: 'mail',
        key: oddTexts.join(),
        payload: { b: 1, a: { deep: [null, true, 1.5, 1e21, ...oddTexts] }, 10: '\u2028' },
        lastError: oddTexts.join(),
        dueAt: before,
        leasedUntil: lately,
        lease: '🦔',
        deadAt: epoch,
        createdAt: latest,
      },
    ])
  })
}
