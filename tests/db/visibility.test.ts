import { readdirSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { write } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { block } from '#db/mutations/blocks.ts'
import { acceptRequest, follow, setProtected } from '#db/mutations/follows.ts'
import { likePost } from '#db/mutations/likes.ts'
import { mute } from '#db/mutations/mutes.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { pin } from '#db/mutations/pins.ts'
import { vote } from '#db/mutations/polls.ts'
import { repost } from '#db/mutations/reposts.ts'
import { followTag } from '#db/mutations/tag-follows.ts'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'
import { followedByUser, followersOf, mutualsOf } from '#db/queries/follows.ts'
import { likersOf } from '#db/queries/likes.ts'
import { notificationsOf } from '#db/queries/notifications.ts'
import { bookmarkedAfter, followedAfter, likedAfter, repostedAfter } from '#db/queries/own-lists.ts'
import { peopleFound } from '#db/queries/people.ts'
import { isPictureShown } from '#db/queries/pictures.ts'
import { pinnedBy } from '#db/queries/pins.ts'
import { isPostPictureShown } from '#db/queries/post-pictures.ts'
import {
  everyonesPosts,
  mediaBy,
  postById,
  postsBy,
  repliesBy,
  visiblePost,
  visiblePosts,
} from '#db/queries/posts.ts'
import { isPreviewPictureShown } from '#db/queries/previews.ts'
import { quoteTerms } from '#db/queries/quotes.ts'
import { quotesOf } from '#db/queries/quotes-of.ts'
import { relationTo } from '#db/queries/relations.ts'
import { repostersOf } from '#db/queries/reposts.ts'
import { revisionsOf } from '#db/queries/revisions.ts'
import { streamBy } from '#db/queries/streams.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { tagsLately } from '#db/queries/tags.ts'
import { threadOf } from '#db/queries/threads.ts'
import { homeTimeline, newestAtHome } from '#db/queries/timelines.ts'
import { unreadCount } from '#db/queries/unread.ts'
import { userByHandle } from '#db/queries/users.ts'
import { bookmarks } from '#db/schema/bookmarks.ts'
import { likes } from '#db/schema/likes.ts'
import { media } from '#db/schema/media.ts'
import { notifications } from '#db/schema/notifications.ts'
import { pollOptions, polls } from '#db/schema/polls.ts'
import { posts as postTable } from '#db/schema/posts.ts'
import { previews } from '#db/schema/previews.ts'
import { revisions } from '#db/schema/revisions.ts'
import { users } from '#db/schema/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { person, post } from '#tests/world.ts'

/*
 * Who may see what: Ada writes, and each of the others asks on every surface there is. A letter for each viewer, in
 * the order of `viewers`, says who sees it; a dot, who does not.
 */

const viewers = [
  'anonymous',
  'stranger',
  'follower',
  'mentioned',
  'author',
  'blocked',
  'blocker',
  'muter',
] as const
type Name = (typeof viewers)[number]

const kinds = ['public', 'followers', 'mentioned', 'protected'] as const

let ada: Viewer
let question: number
let cy: Viewer
let others: Record<Name, Viewer | null>
const ids: Record<string, number> = {}

beforeEach(async () => {
  ada = await person('ada')
  cy = await person('cy')
  const some = await Promise.all(
    ['stranger', 'follower', 'mentioned', 'blocked', 'blocker', 'muter'].map((handle) => person(handle)),
  )
  const named = Object.fromEntries(some.map((one) => [one.handle, one])) as Record<Name, Viewer>
  others = { ...named, anonymous: null, author: ada }
  for (const name of ['follower', 'muter'] as const) await follow(named[name], ada.id)
  await follow(ada, named.follower.id)
  await mute(named.muter, ada.id, null)
  await setPicture(ada, 'avatar', 'a'.repeat(32))
})
afterEach(emptyDatabase)

/** Ada's posts, one of each kind; the blocks come last, so that nothing hinders naming anybody. */
async function posts(kind: (typeof kinds)[number]): Promise<void> {
  const names = '@mentioned @blocked @blocker'
  const visibility = kind === 'protected' ? 'public' : kind
  const to = kind === 'public' ? 'all' : names
  ids[kind] = await post(ada, `#ternwatch to ${to}`, { visibility })
  question = await post(others.follower as Viewer, 'a question')
  ids[`answer ${kind}`] = await post(ada, `an answer to ${to}`, { visibility, replyTo: question })
  ids[`quote ${kind}`] = await post(ada, `a quote to ${to}`, { visibility, quoteOf: question })
  await link(ids[kind], kind)
  await likePost(ada, question)
  await repost(ada, question)
  await pin(ada, ids[kind])
  await passOn(kind)
  await write((tx) =>
    tx
      .insert(bookmarks)
      .values(
        Object.values(others).flatMap((viewer) =>
          viewer ? [{ id: nextId(), userId: viewer.id, postId: ids[kind] ?? 0, createdAt: new Date() }] : [],
        ),
      ),
  )
  await tellAll(ids[kind] ?? 0)
  if (kind === 'protected') await setProtected(ada, true)
  await block(ada, (others.blocked as Viewer).id)
  await block(others.blocker as Viewer, ada.id)
}

/** What Ada wrote links a page that says something of itself, has a picture and a poll, and was edited. */
async function link(postId: number, kind: string): Promise<void> {
  const id = nextId()
  const picture = pictureOf(kind)
  const page = { id, url: `https://example.org/${kind}`, title: kind, picture, width: 1, height: 1 }
  const folder = `own ${picture}`
  const size = { width: 1, height: 1, bytes: 1, createdAt: new Date() }
  await write(async (tx) => {
    await tx.insert(previews).values({ ...page, state: 'ready', createdAt: new Date() })
    await tx.insert(media).values({ id, ownerId: ada.id, folder, postId, ...size })
    await tx.insert(polls).values({ postId, endsAt: new Date(0) })
    await tx.insert(pollOptions).values({ postId, position: 0, label: 'Yes' })
    await tx.insert(revisions).values({ id, postId, body: 'before', createdAt: new Date() })
    await tx
      .update(postTable)
      .set({ previewId: id, mediaCount: 1, hasPoll: true })
      .where(eq(postTable.id, postId))
  })
}
const pictureOf = (kind: string) => kind.padEnd(22, '-')

/** Cy quotes and reposts what Ada wrote, if need be as it was for everyone once. */
async function passOn(kind: string): Promise<void> {
  const row = { authorId: cy.id, createdAt: new Date() }
  ids[`quoted ${kind}`] = nextId()
  await write((tx) =>
    tx.insert(postTable).values([
      { ...row, id: ids[`quoted ${kind}`] ?? 0, body: 'Look.', quoteOfId: ids[kind] },
      { ...row, id: nextId(), body: '', repostOfId: ids[kind] },
    ]),
  )
}

/** All others are told that Ada answers them with this post, and have seen what they were told before. */
async function tellAll(postId: number): Promise<void> {
  const readId = nextId()
  const rows = Object.values(others).flatMap((viewer) =>
    viewer && viewer !== ada
      ? [{ id: nextId(), userId: viewer.id, kind: 'reply' as const, actorId: ada.id, postId }]
      : [],
  )
  await write(async (tx) => {
    await tx.update(users).set({ notificationsReadId: readId })
    await tx.insert(notifications).values(rows.map((row) => ({ ...row, createdAt: new Date() })))
  })
}

const holds = (rows: { id: number }[], kind: string) => rows.some(({ id }) => id === ids[kind])

type Asked = (viewer: Viewer | null, kind: string) => Promise<boolean>

const postSurfaces: Record<string, Asked> = {
  homeTimeline: async (viewer, kind) => viewer !== null && holds((await homeTimeline(viewer)).rows, kind),
  newestAtHome: async (viewer, kind) =>
    viewer !== null && (await newestAtHome(viewer, [ids[kind] ?? 0])) !== undefined,
  'newestAtHome, for its tag': async (viewer, kind) => {
    if (!viewer) return false
    await followTag(viewer, 'ternwatch')
    return (await newestAtHome(viewer, [ids[kind] ?? 0])) !== undefined
  },
  'homeTimeline, for its tag': async (viewer, kind) => {
    if (!viewer) return false
    await followTag(viewer, 'ternwatch')
    return holds((await homeTimeline(viewer)).rows, kind)
  },
  tagTimeline: async (viewer, kind) => holds((await tagTimeline(viewer, 'ternwatch')).rows, kind),
  everyonesPosts: async (viewer, kind) => holds((await everyonesPosts(viewer)).rows, kind),
  postsBy: async (viewer, kind) => holds((await postsBy(viewer, ada.id)).rows, kind),
  mediaBy: async (viewer, kind) => holds((await mediaBy(viewer, ada.id)).rows, kind),
  streamBy: async (viewer, kind) => holds((await streamBy(viewer, ada.id)).rows, kind),
  pinnedBy: async (viewer, kind) => holds(await pinnedBy(viewer, ada.id), kind),
  quotesOf: async (viewer, kind) => holds((await quotesOf(viewer, question)).rows, `quote ${kind}`),
  quoteTerms: async (viewer, kind) =>
    viewer !== null && (await quoteTerms(viewer, ids[kind] ?? 0))?.allowed === true,
  'reposted by Cy': async (viewer, kind) => holds((await streamBy(viewer, cy.id)).rows, kind),
  'reposted by Cy, at home': async (viewer, kind) => {
    if (viewer) await follow(viewer, cy.id)
    return viewer !== null && holds((await homeTimeline(viewer)).rows, kind)
  },
  withQuotes: async (viewer, kind) => Boolean((await visiblePost(viewer, ids[`quoted ${kind}`] ?? 0))?.quote),
  withAttached: async (viewer, kind) =>
    Boolean((await visiblePost(viewer, ids[`quoted ${kind}`] ?? 0))?.quote),
  'withPreviews, of her post': async (viewer, kind) =>
    Boolean((await visiblePost(viewer, ids[kind] ?? 0))?.preview),
  isPreviewPictureShown: async (viewer, kind) => isPreviewPictureShown(viewer, pictureOf(kind)),
  'isPictureShown, of a preview': async (viewer, kind) =>
    (await isPictureShown(viewer, pictureOf(kind))) !== undefined,
  'withPictures and withPolls, of her post': async (viewer, kind) => {
    const post = await visiblePost(viewer, ids[kind] ?? 0)
    return Boolean(post?.pictures && post.poll)
  },
  isPostPictureShown: async (viewer, kind) =>
    (await isPostPictureShown(viewer, `own ${pictureOf(kind)}`)) !== undefined,
  revisionsOf: async (viewer, kind) => (await revisionsOf(viewer, ids[kind] ?? 0)).rows.length > 0,
  vote: async (viewer, kind) => viewer !== null && (await vote(viewer, ids[kind] ?? 0, [0])) === 'over',
  postById: async (viewer, kind) => (await postById(viewer, 'ada', ids[kind] ?? 0)) !== undefined,
  visiblePost: async (viewer, kind) => (await visiblePost(viewer, ids[kind] ?? 0)) !== undefined,
  bookmarkedPosts: async (viewer, kind) =>
    viewer !== null && holds((await bookmarkedPosts(viewer)).rows, kind),
  bookmarkedAfter: async (viewer, kind) =>
    viewer !== null && (await bookmarkedAfter(viewer, 0)).some(({ id }) => id === ids[kind]),
  // Whoever liked it, or passed it on, while they could see it.
  likedAfter: async (viewer, kind) => {
    if (!viewer) return false
    const like = { id: nextId(), userId: viewer.id, postId: ids[kind] ?? 0, createdAt: new Date() }
    await write((tx) => tx.insert(likes).values(like))
    return (await likedAfter(viewer, 0)).some(({ id }) => id === ids[kind])
  },
  repostedAfter: async (viewer, kind) => {
    if (!viewer) return false
    const repost = {
      id: nextId(),
      authorId: viewer.id,
      body: '',
      repostOfId: ids[kind],
      createdAt: new Date(),
    }
    await write((tx) => tx.insert(postTable).values(repost).onConflictDoNothing())
    return (await repostedAfter(viewer, 0)).some(({ id }) => id === ids[kind])
  },
  visiblePosts: async (viewer, kind) => (await visiblePosts(viewer, [ids[kind] ?? 0])).size > 0,
  // Each is told of the post as if it answered them.
  notificationsOf: async (viewer, kind) =>
    viewer !== null &&
    holds(
      (await notificationsOf(viewer)).rows.flatMap(({ post }) => post ?? []),
      kind,
    ),
  unreadCount: async (viewer) => viewer !== null && (await unreadCount(viewer)) > 0,
  tagsLately: async (viewer) => viewer !== null && (await tagsLately(viewer, 'ternw')).length > 0,
  repliesBy: async (viewer, kind) => holds((await repliesBy(viewer, ada.id)).rows, `answer ${kind}`),
  threadOf: async (viewer, kind) =>
    holds(
      ((await threadOf(viewer, question))?.below ?? []).flatMap((row) => ('post' in row ? [row.post] : [])),
      `answer ${kind}`,
    ),
}

//                       anonymous, stranger, follower, mentioned, author, blocked, blocker, muter
const everybody = 'asfma..u'
const matrix: Record<keyof typeof postSurfaces, Record<(typeof kinds)[number], string>> = {
  homeTimeline: { public: '..f.a...', followers: '..f.a...', mentioned: '....a...', protected: '..f.a...' },
  newestAtHome: { public: '..f.a...', followers: '..f.a...', mentioned: '....a...', protected: '..f.a...' },
  'homeTimeline, for its tag': {
    public: '.sfma...',
    followers: '..f.a...',
    mentioned: '....a...',
    protected: '..f.a...',
  },
  'newestAtHome, for its tag': {
    public: '.sfma...',
    followers: '..f.a...',
    mentioned: '....a...',
    protected: '..f.a...',
  },
  tagTimeline: { public: 'asfma...', followers: '........', mentioned: '........', protected: '........' },
  everyonesPosts: { public: 'asfma...', followers: '........', mentioned: '........', protected: '........' },
  postsBy: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  mediaBy: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  streamBy: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  pinnedBy: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  quotesOf: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  quoteTerms: { public: '.sfma..u', followers: '........', mentioned: '........', protected: '....a...' },
  'reposted by Cy': {
    public: 'asfma...',
    followers: '..fma...',
    mentioned: '...ma...',
    protected: '..fma...',
  },
  'reposted by Cy, at home': {
    public: '.sfma...',
    followers: '..fma...',
    mentioned: '...ma...',
    protected: '..fma...',
  },
  withQuotes: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  withAttached: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  'withPreviews, of her post': {
    public: everybody,
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  isPreviewPictureShown: {
    public: everybody,
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  'isPictureShown, of a preview': {
    public: everybody,
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  'withPictures and withPolls, of her post': {
    public: everybody,
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  isPostPictureShown: {
    public: everybody,
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  revisionsOf: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  // Not their own.
  vote: { public: '.sfm...u', followers: '..fm...u', mentioned: '...m....', protected: '..fm...u' },
  postById: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  visiblePost: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  bookmarkedPosts: {
    public: '.sfma..u',
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  bookmarkedAfter: {
    public: '.sfma..u',
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  likedAfter: {
    public: '.sfma..u',
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  repostedAfter: {
    public: '.sfma..u',
    followers: '..fma..u',
    mentioned: '...ma...',
    protected: '..fma..u',
  },
  visiblePosts: { public: everybody, followers: '..fma..u', mentioned: '...ma...', protected: '..fma..u' },
  // Nobody is told of what they do themselves, nor of whom they mute.
  notificationsOf: {
    public: '.sfm....',
    followers: '..fm....',
    mentioned: '...m....',
    protected: '..fm....',
  },
  unreadCount: { public: '.sfm....', followers: '..fm....', mentioned: '...m....', protected: '..fm....' },
  tagsLately: { public: '.sfma..u', followers: '....a...', mentioned: '....a...', protected: '..fma..u' },
  // Whom she answers may read it, whoever else may.
  repliesBy: { public: everybody, followers: '..fma..u', mentioned: '..fma...', protected: '..fma..u' },
  threadOf: { public: everybody, followers: '..fma..u', mentioned: '..fma...', protected: '..fma..u' },
}

describe.each(kinds)('a post that is %s', (kind) => {
  test.each(Object.keys(postSurfaces))('is seen where it may be: %s', async (surface) => {
    await posts(kind)

    expect(await seen((viewer) => (postSurfaces[surface] as Asked)(viewer, kind))).toBe(
      matrix[surface]?.[kind],
    )
  })
})

describe('a post that a moderator hid', () => {
  test.each(Object.keys(postSurfaces))('is seen by its author alone: %s', async (surface) => {
    await posts('public')
    await write((tx) =>
      tx.update(postTable).set({ hiddenAt: new Date() }).where(eq(postTable.authorId, ada.id)),
    )

    // What is everybody's is not the author's either, and nobody is told of what is their own.
    const nobodys = ['everyonesPosts', 'tagTimeline', 'quoteTerms', 'notificationsOf', 'unreadCount', 'vote']
    const mine = nobodys.includes(surface) ? '........' : '....a...'
    expect(await seen((viewer) => (postSurfaces[surface] as Asked)(viewer, 'public'))).toBe(mine)
  })
})

const isAda = ({ rows }: { rows: { id: number }[] }) => rows.some(({ id }) => id === ada.id)
const follower = () => (others.follower as Viewer).id

const peopleSurfaces: Record<string, [Asked, open: string, protectedOne: string]> = {
  peopleFound: [async (viewer) => isAda(await peopleFound(viewer, 'ada')), everybody, everybody],
  followersOf: [async (viewer) => isAda(await followersOf(viewer, follower())), everybody, everybody],
  followedByUser: [async (viewer) => isAda(await followedByUser(viewer, follower())), everybody, everybody],
  mutualsOf: [async (viewer) => isAda(await mutualsOf(viewer, follower())), everybody, everybody],
  'her followersOf': [
    async (viewer) => (await followersOf(viewer, ada.id)).rows.length > 0,
    everybody,
    '..f.a..u',
  ],
  'her followedByUser': [
    async (viewer) => (await followedByUser(viewer, ada.id)).rows.length > 0,
    everybody,
    '..f.a..u',
  ],
  'her mutualsOf': [
    async (viewer) => (await mutualsOf(viewer, ada.id)).rows.length > 0,
    everybody,
    '..f.a..u',
  ],
  // Of those who follow her.
  followedAfter: [
    async (viewer) =>
      viewer !== null && (await followedAfter(viewer, 0)).some(({ handle }) => handle === 'ada'),
    '..f....u',
    '..f....u',
  ],
  likersOf: [async (viewer) => isAda(await likersOf(viewer, question)), everybody, everybody],
  // Whose posts only followers read, of them only followers learn what they pass on.
  repostersOf: [async (viewer) => isAda(await repostersOf(viewer, question)), everybody, '..f.a..u'],
  // Not to those who follow her already, nor to herself.
  worthFollowing: [
    async (viewer) => isAda({ rows: await worthFollowing(viewer, { limit: 20 }) }),
    'as.m....',
    'as.m....',
  ],
  // Across a block too: the page says so.
  userByHandle: [async (viewer) => (await userByHandle(viewer, 'ada')) !== undefined, 'asfmabbu', 'asfmabbu'],
  relationTo: [
    async (viewer) => (await relationTo(viewer, ada.id))?.readable === true,
    everybody,
    '..f.a..u',
  ],
  isPictureShown: [
    async (viewer) => (await isPictureShown(viewer, 'a'.repeat(32))) !== undefined,
    'asfmabbu',
    'asfmabbu',
  ],
}

describe.each(Object.entries(peopleSurfaces))('%s', (_name, [ask, open, protectedOne]) => {
  test('tells of Ada, or what is hers, whom it may', async () => {
    await posts('public')
    expect(await seen((viewer) => ask(viewer, ''))).toBe(open)
  })

  test('tells of Ada, or what is hers, whom it may when she is protected', async () => {
    await posts('protected')
    expect(await seen((viewer) => ask(viewer, ''))).toBe(protectedOne)
  })
})

async function seen(ask: (viewer: Viewer | null) => Promise<boolean>): Promise<string> {
  let letters = ''
  for (const name of viewers) letters += (await ask(others[name])) ? (name === 'muter' ? 'u' : name[0]) : '.'
  return letters
}

test('whoever follows somebody protected must have been let', async () => {
  const stranger = others.stranger as Viewer
  await setProtected(ada, true)

  expect(await follow(stranger, ada.id)).toBe('requested')
  expect(await acceptRequest(others.follower as Viewer, stranger.id)).toBe(false)
  expect((await relationTo(stranger, ada.id))?.readable).toBe(false)
  expect(await acceptRequest(ada, stranger.id)).toBe(true)
  expect(await relationTo(stranger, ada.id)).toMatchObject({
    followed: true,
    requested: false,
    readable: true,
  })
})

/** What answers only with the asker's own things, is for sign-in, for those who run the place, or knows no person. */
const elsewhere = new Set([
  ...[
    'askerOf',
    'isActive',
    'visibleTo',
    'postVisibleTo',
    'publicPostVisibleTo',
    'notMutedBy',
    'isReadableBy',
    'streamReadableBy',
  ],
  ...[
    'found',
    'branches',
    'rowsOf',
    'timelineColumns',
    'timelinePost',
    'streamColumns',
    'together',
    'isPinned',
    'pageOf',
    'followedBy',
    'isReservedFor',
    'isFollowing',
    'isNewcomer',
    'workings',
    'strangersAmong',
  ],
  ...['restorablePost', 'requestsTo', 'requestCount', 'blockedBy', 'mutedBy', 'ownAccount', 'ownCard'],
  ...[
    'ownCredentials',
    'ownPrivacy',
    'credentialsOf',
    'isInhabited',
    'everyone',
    'staffNames',
    'userFormerly',
  ],
  ...['isHandleFree', 'ownFormerHandles', 'picturesInUse', 'foundedAt', 'ownAccounts', 'linkedUser'],
  ...['isClosedTo', 'closedBy', 'withRequests'],
  ...['isOpen', 'isFree', 'jobCounts', 'nextJobAt', 'deadJobs', 'erasableFrom'],
  ...['erasableSince', 'leaverById', 'nextToErase', 'ownPasskeys', 'ownCredentialIds', 'passkeyOf'],
  ...[
    'homeIds',
    'shownPosts',
    'newestTagged',
    'woven',
    'byNewest',
    'taggedPosts',
    'tagByName',
    'followedTags',
  ],
  // Of these tests/db/moderation.test.ts knows more.
  ...['isStaff', 'isAdmin', 'openReportCount', 'openSubjects', 'reportById', 'reportsLike', 'earlierReports'],
  ...['deeds', 'deedsTo', 'ownReport', 'placeSettings', 'placeFigures', 'namedAdmins'],
  ...['runningSessions', 'audienceOf', 'tagAudienceOf', 'newestTaggedAmong'],
  ...['toldTo', 'readUpTo', 'keyOf', 'firstOfDay', 'isGrouped', 'isOfDay', 'listedBefore', 'peopleIn'],
  ...['isConversationMuted', 'unreadNotifications', 'ownNotifiedOf'],
  // Of posts whose readers were asked before, and of what no post says.
  ...['withPreviews', 'previewUrl', 'previewPicturesInUse', 'withPictures', 'withPolls', 'postPicturesInUse'],
  ...['slotsOf', 'slotted'],
  // One's own alone, and what one takes along, of which tests/app/archive knows more.
  ...['latestArchive', 'ownArchive', 'archiveWork', 'archivesInUse', 'importedAlready'],
  ...['ownPostsAfter', 'ownTags', 'ownDrafts', 'ownProfile', 'followersAfter', 'blockedAfter', 'mutedAfter'],
  ...[
    'draftById',
    'draftsOf',
    'scheduledOf',
    'heldOf',
    'authorOfDraft',
    'ownLoosePictures',
    'writingPreferences',
    'languagesRead',
  ],
  ...['ownSessions', 'sessionOf', 'tokenOf', 'ownerIsAwaited', 'otherWaysIn'],
])

test('no question is left out', async () => {
  const asked = new Set([...Object.keys(postSurfaces), ...Object.keys(peopleSurfaces)])
  const unknown: string[] = []
  for (const file of readdirSync('db/queries')) {
    const module: Record<string, unknown> = await import(`../../db/queries/${file}`)
    for (const [name, value] of Object.entries(module))
      if (typeof value === 'function' && !asked.has(name) && !elsewhere.has(name)) unknown.push(name)
  }

  expect(unknown).toEqual([])
})
