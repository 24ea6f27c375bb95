import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { driver, write } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { createLinkedUser, linkAccount, unlinkAccount } from '#db/mutations/accounts.ts'
import { block, unblock } from '#db/mutations/blocks.ts'
import { bookmark, unbookmark } from '#db/mutations/bookmarks.ts'
import { createChallenge, takeChallenge } from '#db/mutations/challenges.ts'
import { muteConversation, unmuteConversation } from '#db/mutations/conversation-mutes.ts'
import { collapse, expand, setReplyPolicy } from '#db/mutations/conversations.ts'
import { saveDraft } from '#db/mutations/drafts.ts'
import { tellEdit } from '#db/mutations/edit-news.ts'
import { editPost } from '#db/mutations/edits.ts'
import { changeEmail } from '#db/mutations/emails.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { acceptRequest, follow, rejectRequest, setProtected, unfollow } from '#db/mutations/follows.ts'
import { changeHandle } from '#db/mutations/handles.ts'
import { finish, type Job, LostLease, lease } from '#db/mutations/jobs.ts'
import { deleteAccount, hurryErasure, keepAccount } from '#db/mutations/leaving.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { deleteLooseMedia } from '#db/mutations/media.ts'
import { addMissingTags } from '#db/mutations/missing-tags.ts'
import { mute, unmute } from '#db/mutations/mutes.ts'
import { readNotifications, setNotifiedOf } from '#db/mutations/notifications.ts'
import { addPasskey, countPasskey, removePasskey, renamePasskey } from '#db/mutations/passkeys.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { pin, unpin } from '#db/mutations/pins.ts'
import { vote } from '#db/mutations/polls.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { detachQuote, setQuotePolicy } from '#db/mutations/quotes.ts'
import { countGuess, countTry, forgetTries } from '#db/mutations/rate-limits.ts'
import { redraftPost } from '#db/mutations/redraft.ts'
import { report } from '#db/mutations/reports.ts'
import { repost, unrepost } from '#db/mutations/reposts.ts'
import {
  createSession,
  endOtherSessions,
  endSession,
  endSessionOf,
  touchSession,
} from '#db/mutations/sessions.ts'
import { sweepSoon } from '#db/mutations/sweeping.ts'
import { followTag, unfollowTag } from '#db/mutations/tag-follows.ts'
import { createOwnerToken, createResetToken, resetPassword } from '#db/mutations/tokens.ts'
import { addMissingWords } from '#db/mutations/user-words.ts'
import {
  changePassword,
  rehashPassword,
  rememberHome,
  setFirstPassword,
  setHomeReplies,
  setRole,
  setSuspended,
  updateProfile,
} from '#db/mutations/users.ts'
import { linkedUser, ownAccounts } from '#db/queries/accounts.ts'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'
import { blockedBy, mutedBy, requestCount, requestsTo } from '#db/queries/circles.ts'
import { isConversationMuted } from '#db/queries/conversation-mutes.ts'
import { draftsOf, scheduledOf } from '#db/queries/drafts.ts'
import { followedByUser, followersOf, isFollowing, mutualsOf } from '#db/queries/follows.ts'
import { isHandleFree, ownFormerHandles, userFormerly } from '#db/queries/handles.ts'
import { leaverById, nextToErase } from '#db/queries/leaving.ts'
import { likersOf } from '#db/queries/likes.ts'
import { openReportCount } from '#db/queries/moderation.ts'
import { isNewcomer, strangersAmong } from '#db/queries/newcomers.ts'
import { notificationsOf } from '#db/queries/notifications.ts'
import { ownCredentialIds, ownPasskeys, passkeyOf } from '#db/queries/passkeys.ts'
import { peopleFound } from '#db/queries/people.ts'
import { foundedAt, isPictureShown, picturesInUse } from '#db/queries/pictures.ts'
import { isPinned, pinnedBy } from '#db/queries/pins.ts'
import { placeSettings } from '#db/queries/place.ts'
import { isPostPictureShown } from '#db/queries/post-pictures.ts'
import {
  everyonesPosts,
  mediaBy,
  postById,
  postsBy,
  repliesBy,
  restorablePost,
  visiblePost,
} from '#db/queries/posts.ts'
import { isPreviewPictureShown } from '#db/queries/previews.ts'
import { quoteTerms } from '#db/queries/quotes.ts'
import { quotesOf } from '#db/queries/quotes-of.ts'
import { relationTo } from '#db/queries/relations.ts'
import { repostersOf } from '#db/queries/reposts.ts'
import { revisionsOf } from '#db/queries/revisions.ts'
import { ownSessions, sessionOf } from '#db/queries/sessions.ts'
import { streamBy } from '#db/queries/streams.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { followedTags, tagByName, tagsLately } from '#db/queries/tags.ts'
import { threadOf } from '#db/queries/threads.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { otherWaysIn, ownerIsAwaited, tokenOf } from '#db/queries/tokens.ts'
import { unreadCount } from '#db/queries/unread.ts'
import {
  credentialsOf,
  isInhabited,
  ownAccount,
  ownCard,
  ownCredentials,
  ownNotifiedOf,
  ownPrivacy,
  staffNames,
  userByHandle,
} from '#db/queries/users.ts'
import { asViewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { type Statement, statementsOf } from '#tests/statements.ts'

/*
 * Every question and every change is asked once of a database with thousands of rows, and the plan of each
 * statement is read: nothing may go through a whole table, or sort what has no bound.
 */

const people = 4000
const id = (n: number) => 1_000_000 + n
const few = asViewer({ id: id(40), handle: 'person40', role: 'member' })
const many = asViewer({ id: id(1), handle: 'person1', role: 'member' })
const middle = id(30_000)
const talk = 900_000

beforeAll(async () => {
  const now = dialect === 'postgres' ? 'now()' : 'unixepoch() * 1000'
  const fill = (table: string, columns: string, count: number, values: string) =>
    driver().raw(
      `INSERT INTO ${table} (${columns}) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT ${values} FROM n`,
    )
  const person = (i: string) => `1000000 + ${i} % ${people}`
  await fill(
    'users',
    'id, handle, email, bio, role, follower_count, following_count, created_at',
    people,
    `1000000 + i - 1, 'person' || (i - 1), 'person' || (i - 1) || '@example.org', '${'About me. '.repeat(60)}', case when i % 1000 = 0 then 'admin' else 'member' end, i % 97, case when i = 2 then 1500 else 10 end, ${now}`,
  )
  await fill('user_words', 'word, user_id', people, `'person' || (i - 1), 1000000 + i - 1`)
  await fill('user_words', 'word, user_id', people, `'name' || i % 400, 1000000 + i - 1`)
  await fill(
    'follows',
    'id, follower_id, followee_id, created_at',
    people,
    `i, ${person('i')}, ${person('i')}, ${now}`,
  )
  await fill(
    'follows',
    'id, follower_id, followee_id, created_at',
    people * 10,
    `100000 + i, ${person('i')}, ${person('(i + 1 + i / 4000 * 7)')}, ${now}`,
  )
  await fill(
    'follows',
    'id, follower_id, followee_id, created_at',
    1500,
    `500000 + i, 1000001, 1000100 + i, ${now}`,
  )
  await fill(
    'follows',
    'id, follower_id, followee_id, created_at',
    1500,
    `600000 + i, 1000100 + i, 1000001, ${now}`,
  )
  await fill(
    'posts',
    'id, author_id, body, created_at',
    60_000,
    `1000000 + i, case when i % 10 = 0 then 1000007 + i / 10 % 20 else ${person('(i * 7919)')} end, 'post ' || i, ${now}`,
  )
  // Ten thousand answers to one post, and a long line of answers to answers.
  await driver().raw(
    `INSERT INTO posts (id, author_id, body, created_at) VALUES (${talk}, ${many.id}, 'talk', ${now})`,
  )
  await fill(
    'posts',
    'id, author_id, body, reply_to_id, reply_to_author_id, root_id, created_at',
    12_000,
    `${talk} + i, ${person('(i * 7919)')}, 'answer ' || i, case when i <= 10000 then ${talk} else ${talk} + i - 1 end, case when i <= 10000 then ${many.id} else ${person('((i - 1) * 7919)')} end, ${talk}, ${now}`,
  )
  await fill(
    'likes',
    'id, user_id, post_id, created_at',
    people * 2,
    `i, ${person('i')}, case when i <= ${people} then ${talk} else ${talk} + i end, ${now}`,
  )
  await fill(
    'bookmarks',
    'id, user_id, post_id, created_at',
    people * 2,
    `i, ${person('i')}, ${talk} + i, ${now}`,
  )
  await fill(
    'sessions',
    'id, user_id, token_hash, created_at, seen_at',
    8000,
    `i, ${person('i')}, 'hash' || i, ${now}, ${now}`,
  )
  await fill(
    'tokens',
    'id, purpose, token_hash, user_id, created_at, expires_at',
    6000,
    `i, 'reset', 'hash' || i, ${person('i')}, ${now}, ${now}`,
  )
  await fill(
    'accounts',
    'provider, provider_account_id, user_id, created_at',
    6000,
    `'github', 'account' || i, ${person('i')}, ${now}`,
  )
  await fill(
    'passkeys',
    'id, user_id, credential_id, public_key, counter, transports, name, created_at',
    6000,
    `i, ${person('i')}, 'key' || i, '', 0, '[]', '', ${now}`,
  )
  await fill(
    'jobs',
    'id, kind, key, payload, due_at, created_at',
    6000,
    `i, 'erase-picture', 'folder' || i, '{"folder":"x"}', ${now}, ${now}`,
  )
  await fill('former_handles', 'handle, user_id, until', 6000, `'former' || i, ${person('i')}, ${now}`)
  // Answers and posts for some, deep in the past, so that the timelines stay what they were.
  await fill(
    'posts',
    'id, author_id, body, visibility, reply_to_id, reply_to_author_id, root_id, reply_count, like_count, created_at',
    6000,
    `800000 + i, ${person('i')}, 'answer ' || i, case when i % 3 = 0 then 'followers' else 'public' end, 1000000 + i % 500 + 1, ${person('(i * 7)')}, 1000000 + i % 500 + 1, 0, 0, ${now}`,
  )
  // Reposts and quotes of these, from the same deep past.
  await fill(
    'posts',
    'id, author_id, body, repost_of_id, created_at',
    6000,
    `700000 + i, ${person('i')}, '', 1000000 + (i + i / 4000 * 7) % 500 + 1, ${now}`,
  )
  await fill(
    'posts',
    'id, author_id, body, quote_of_id, created_at',
    6000,
    `710000 + i, ${person('i')}, 'quote', 1000000 + i % 500 + 1, ${now}`,
  )
  await fill('pins', 'id, user_id, post_id, created_at', 6000, `i, ${person('i')}, 1000000 + i, ${now}`)
  await fill('tags', 'id, name, shown, created_at', 2000, `i, 'tag' || i, 'Tag' || i, ${now}`)
  await fill('post_tags', 'tag_id, post_id', 40_000, 'i % 2000 + 1, 1000000 + i')
  await fill(
    'tag_follows',
    'id, user_id, tag_id, created_at',
    6000,
    `i, ${person('i')}, (i + i / 4000 * 7) % 2000 + 1, ${now}`,
  )
  await fill(
    'drafts',
    'id, user_id, state, content, publish_at, created_at, updated_at',
    6000,
    `i, ${person('i')}, case when i % 2 = 0 then 'draft' else 'scheduled' end, '{"body":"x"}', case when i % 2 = 0 then null else ${now} end, ${now}, ${now}`,
  )
  await fill(
    'media',
    'id, owner_id, folder, post_id, draft_id, width, height, bytes, created_at',
    6000,
    `i, ${person('i')}, 'picture' || i, case when i % 3 > 0 then 1000000 + i end, case when i % 3 = 0 then i end, 800, 600, 90000, ${now}`,
  )
  await fill('polls', 'post_id, voter_count, ends_at', 3000, `1000000 + i, 4, ${now}`)
  await fill(
    'poll_options',
    'post_id, position, label, vote_count',
    6000,
    `1000000 + (i + 1) / 2, i % 2, 'label', 2`,
  )
  await fill(
    'poll_voters',
    'post_id, user_id, created_at',
    12_000,
    `1000001 + i % 3000, ${person('(i + i / 3000)')}, ${now}`,
  )
  await fill(
    'poll_votes',
    'post_id, user_id, position',
    12_000,
    `1000001 + i % 3000, ${person('(i + i / 3000)')}, i % 2`,
  )
  await fill(
    'previews',
    'id, url, state, title, fetched_at, created_at',
    6000,
    `i, 'https://example.org/' || i, 'ready', 'Title', ${now}, ${now}`,
  )
  await fill('revisions', 'id, post_id, body, created_at', 6000, `i, 1000001 + i % 3000, 'before', ${now}`)
  await fill('archives', 'id, user_id, kind, created_at', 6000, `i, ${person('i')}, 'export', ${now}`)
  await fill('imported_posts', 'user_id, origin, post_id', 6000, `${person('i')}, 'origin' || i, 1000000 + i`)
  await fill(
    'notifications',
    'id, user_id, kind, actor_id, post_id, created_at',
    people * 3,
    `i, ${person('i')}, 'like', ${person('(i * 7 + 1)')}, 1000000 + i, ${now}`,
  )
  await fill(
    'notifications',
    'id, user_id, kind, actor_id, created_at',
    people,
    `100000 + i, ${person('i')}, 'follow', ${person('(i * 7 + 1)')}, ${now}`,
  )
  await fill(
    'conversation_mutes',
    'id, user_id, root_id, created_at',
    6000,
    `i, ${person('i')}, 1000000 + i, ${now}`,
  )
  await fill(
    'reports',
    'id, reporter_id, person_id, post_id, reason, content, created_at, resolved_at',
    6000,
    `i, ${person('i')}, ${person('(i * 3)')}, 1000000 + i, 'spam', '{}', ${now}, case when i % 50 = 0 then null else ${now} end`,
  )
  await fill(
    'audit',
    'id, actor_id, actor_handle, action, person_id, created_at',
    6000,
    `i, ${person('i')}, 'person', 'dismiss', ${person('(i * 3)')}, ${now}`,
  )
  await fill('mentions', 'post_id, user_id', 6000, `1000000 + i, ${person('(i * 13)')}`)
  for (const [table, from, to] of [
    ['blocks', 'blocker_id', 'blocked_id'],
    ['mutes', 'muter_id', 'muted_id'],
    ['follow_requests', 'follower_id', 'followee_id'],
  ] as const)
    await fill(
      table,
      `id, ${from}, ${to}, created_at`,
      6000,
      `i, ${person('i')}, ${person('(i * 3 + 1 + i / 4000)')}, ${now}`,
    )
  await driver().raw(
    'UPDATE posts SET has_poll = (1 = 1), media_count = 1, preview_id = id - 1000000 WHERE id BETWEEN 1000001 AND 1003000',
  )
  await fill('rate_limits', 'key, count, reset_at', 6000, `'key' || i, 1, ${now}`)
  await fill(
    'submissions',
    'user_id, key, fingerprint, result_id, created_at',
    6000,
    `${person('i')}, 'key' || i, '', i, ${now}`,
  )
})

afterAll(emptyDatabase)

const nobodysJob: Job = { id: 1, kind: 'tell-edit', payload: {}, attempts: 1, lease: 'none' }
const newPost = async () => ((await createPost(few, { body: 'Again.' })) as { id: number }).id
const lost = (error: unknown) => expect(error).toBeInstanceOf(LostLease)

/** `through` names the index that makes it cheap; `allowed` is what looks dear in its plan and is not. */
type Expected = { through?: string; allowed?: RegExp }
type Question = [name: string, ask: () => Promise<unknown>, expected?: Expected]

const fewRows = /sort|temp b-tree/i // as many as one person follows, or as a page holds
// As many as stand above; some thousand people Postgres reads at once rather than one by one.
const walkUp = /SCAN up\b|sort|temp b-tree|Seq Scan on users|Hash/i
const latest = /Seq Scan on users|Sort|Hash/i // the newest few hundred
const told = /sort|temp b-tree/i // what one of the dozen in a page or a group is
const batch = /sort|temp b-tree|bloom|hash/i // as many as one step erases
const compared = /SCAN users USING INDEX users_popularity|sort|temp b-tree|HashAggregate/i // a few hundred
const sorted = /sort|temp b-tree|Hash Join|HashAggregate/i // at most as many as are sorted
const walked = /SCAN users USING INDEX users_popularity|sort|temp b-tree/i // in order, and those one follows

const questions: Question[] = [
  ['home timeline of few', () => homeTimeline(few), { through: 'posts_author', allowed: fewRows }],
  [
    'home timeline of few, deep',
    () => homeTimeline(few, { before: middle }),
    { through: 'posts_author', allowed: fewRows },
  ],
  ['home timeline of many', () => homeTimeline(many), { allowed: fewRows }],
  ['home timeline of many, deep', () => homeTimeline(many, { before: middle }), { allowed: fewRows }],
  ['a post', () => postById(null, 'person1', id(1)), { allowed: /Hash Join .*rows=1 / }], // one and one,
  ['a post that can be taken back', () => restorablePost(few, id(40))],
  ['posts by one', () => postsBy(null, id(7), { before: middle }), { through: 'posts_author' }],
  ['a stream', () => streamBy(few, id(7), { before: middle }), { through: 'posts_author', allowed: walkUp }],
  [
    'a stream of reposts',
    () => streamBy(few, id(7), { before: 710_000 }),
    { through: 'posts_author', allowed: walkUp },
  ],
  ['who reposts a post', () => repostersOf(few, id(1)), { through: 'posts_reposts' }],
  ['a poll', () => visiblePost(few, id(5)), { through: 'poll_options' }],
  ['what a post was', () => revisionsOf(few, id(5)), { through: 'revisions_post', allowed: fewRows }],
  ['whose picture that is', () => isPostPictureShown(few, 'picture5'), { through: 'media_folder' }],
  ['whose preview that is', () => isPreviewPictureShown(few, 'picture5'), { through: 'previews_picture' }],
  ['one’s drafts', () => draftsOf(few), { through: 'drafts_user' }],
  ['what one scheduled', () => scheduledOf(few), { through: 'drafts_', allowed: fewRows }],
  ['a vote', () => vote(few, id(3000), [0])],
  ['an edit', () => editPost(few, 804_040, { body: 'After #boats @person3', warning: '', known: null })],
  [
    'who is told of it',
    () => tellEdit(nobodysJob, id(5), 3004).catch(lost),
    { through: 'posts_quotes', allowed: fewRows },
  ],
  ['write a post again', async () => redraftPost(few, await newPost())],
  ['a draft', () => saveDraft(few, { content: { body: 'Later.' } })],
  ['pictures that belong to nothing', () => deleteLooseMedia(Date.now() + 9e8), { through: 'media_' }],
  ['whether somebody is new', () => isNewcomer(few, 0), { allowed: fewRows }],
  ['strangers', () => strangersAmong(few, ['seven', 'eight'])],
  ['who quotes a post', () => quotesOf(few, id(1)), { through: 'posts_quotes' }],
  ['who may quote a post', () => quoteTerms(few, id(1)), { allowed: /Hash Join .*rows=1 / }],
  ['what is pinned', () => pinnedBy(few, id(7)), { through: 'pins_user', allowed: fewRows }],
  ['whether a post is pinned', () => isPinned(few, id(40)), { through: 'pins_' }],
  [
    'answers by one',
    () => repliesBy(few, id(7), { before: middle }),
    { through: 'posts_author_replies', allowed: fewRows },
  ],
  [
    'pictures by one',
    () => mediaBy(few, id(7), { before: middle }),
    { through: 'posts_pictures', allowed: fewRows },
  ],
  ['a conversation', () => threadOf(few, talk), { through: 'posts_continuations', allowed: walkUp }],
  ['a conversation, deep', () => threadOf(null, talk, { after: talk + 9000 }), { allowed: walkUp }],
  ['a conversation, from below', () => threadOf(null, talk + 11_999), { allowed: walkUp }],
  ['a part of a conversation', () => threadOf(null, talk, { under: talk + 3 }), { allowed: walkUp }],
  ['who likes a post', () => likersOf(few, talk), { through: 'likes_post' }],
  ['bookmarks', () => bookmarkedPosts(few), { through: 'bookmarks_user' }],
  ['bookmarks, deep', () => bookmarkedPosts(few, { before: 4000 }), { through: 'bookmarks_user' }],
  ['what one is told', () => notificationsOf(few), { through: 'notifications_user', allowed: told }],
  [
    'what one is told, of some kinds',
    () => notificationsOf(few, { kinds: ['mention', 'reply', 'quote'] }),
    { through: 'notifications_kind', allowed: told },
  ],
  ['what one is told, deep', () => notificationsOf(few, { before: 9000 }), { allowed: told }],
  ['how much of it is new', () => unreadCount(few), { through: 'notifications_user', allowed: told }],
  ['whether one mutes a conversation', () => isConversationMuted(few, id(40))],
  ['posts by everyone', () => everyonesPosts(null)],
  ['posts by everyone, deep', () => everyonesPosts(null, { before: middle })],
  ['followers', () => followersOf(few, many.id), { through: 'follows_followee' }],
  ['followers, deep', () => followersOf(few, many.id, { before: 600_700 }), { through: 'follows_followee' }],
  ['followees', () => followedByUser(few, many.id), { through: 'follows_follower' }],
  ['mutuals', () => mutualsOf(few, many.id), { through: 'follows_follower' }],
  ['mutuals, deep', () => mutualsOf(null, many.id, { before: 500_700 }), { through: 'follows_follower' }],
  ['whether one follows another', () => isFollowing(few.id, many.id), { through: 'follows_pair' }],
  ['what there is between two', () => relationTo(few, many.id), { through: 'blocks_pair' }],
  ['who asks to follow', () => requestsTo(few), { through: 'follow_requests_followee', allowed: fewRows }],
  ['how many ask to follow', () => requestCount(few), { through: 'follow_requests_' }],
  ['whom one blocked', () => blockedBy(few), { through: 'blocks_', allowed: fewRows }],
  ['whom one mutes', () => mutedBy(few), { through: 'mutes_', allowed: fewRows }],
  ['one’s own privacy', () => ownPrivacy(few)],
  ['of what one is told', () => ownNotifiedOf(few)],
  ['a profile', () => userByHandle(null, 'person1')],
  ['one’s own account', () => ownAccount(few)],
  ['one’s own card', () => ownCard(few)],
  ['one’s own credentials', () => ownCredentials(few)],
  ['credentials by handle', () => credentialsOf({ handle: 'person1' })],
  ['credentials by address', () => credentialsOf({ email: 'person1@example.org' })],
  ['tags used lately', () => tagsLately(few, 'tag7'), { through: 'tags_name', allowed: latest }],
  ['posts with a tag', () => tagTimeline(few, 'tag7'), { allowed: fewRows }],
  ['posts with a tag, deep', () => tagTimeline(null, 'tag7', { before: middle }), { allowed: fewRows }],
  ['a tag', () => tagByName(few, 'tag7'), { through: 'tags_name' }],
  ['the tags one follows', () => followedTags(few), { through: 'tag_follows_', allowed: fewRows }],
  ['people worth following', () => worthFollowing(few, { limit: 20 }), { allowed: compared }],
  [
    'people worth following, to a stranger',
    () => worthFollowing(null),
    { through: 'users_popularity', allowed: compared },
  ],
  ['people worth following, to a follower of many', () => worthFollowing(many), { allowed: compared }],
  ['people by a rare word', () => peopleFound(few, 'name77'), { allowed: sorted }],
  ['people by two words', () => peopleFound(few, 'person1 name7'), { allowed: sorted }],
  ['people by what most are called', () => peopleFound(few, 'person'), { allowed: walked }],
  [
    'people by what most are called, to a follower of many',
    () => peopleFound(many, 'p'),
    { allowed: walked },
  ],
  ['people by what most are called, to a stranger', () => peopleFound(null, 'person'), { allowed: walked }],
  ['the names of the staff', () => staffNames(few)],
  [
    'whether anyone is here',
    () => isInhabited(),
    { allowed: /SCAN users USING COVERING INDEX|Seq Scan on users/ },
  ], // one row
  [
    'when the first came',
    () => foundedAt(),
    { allowed: /SCAN users$/ }, // one row, in order
  ],
  ['whether a picture is shown', () => isPictureShown(null, 'folder')],
  [
    'which pictures are in use',
    () => picturesInUse(['folder', 'other']),
    // Of archives there are a few, and only the sweep asks.
    { allowed: /archives/i },
  ],
  ['a session', () => sessionOf('hash1')],
  ['how many reports wait', () => openReportCount(few), { through: 'reports_open', allowed: /reports_open/ }],
  ['what the place says', () => placeSettings(), { allowed: /place/ }], // five rows
  ['one’s own sessions', () => ownSessions(few), { allowed: fewRows }], // at most fifty
  ['whose link this is', () => tokenOf('reset', 'hash1')],
  ['whom an account elsewhere leads to', () => linkedUser('github', 'account1')],
  ['one’s own accounts elsewhere', () => ownAccounts(few), { allowed: fewRows }],
  ['whose passkey this is', () => passkeyOf('key1'), { through: 'passkeys_credential' }],
  ['one’s own passkeys', () => ownPasskeys(few), { through: 'passkeys_user', allowed: fewRows }],
  ['the ids of one’s own passkeys', () => ownCredentialIds(few), { through: 'passkeys_user' }],
  ['whether the owner is awaited', () => ownerIsAwaited()],
  ['what else leads to somebody', () => otherWaysIn(few.id), { allowed: fewRows }],
  ['whether a handle is free', () => isHandleFree(few, 'nobody')],
  ['who had a handle', () => userFormerly(null, 'former1')],
  ['one’s own former handles', () => ownFormerHandles(few), { allowed: fewRows }],
  ['somebody who may come back', () => leaverById(few.id)],
  ['who is to be erased next', () => nextToErase(), { through: 'users_deleted' }],
]

const session = { userId: few.id, userAgent: '', address: '' }

const newcomer = { handle: 'newcomer', email: 'newcomer@example.org' }
const newKey = { credentialId: 'new', publicKey: '', counter: 0, transports: [], name: '' }

const changes: Question[] = [
  ['follow', () => follow(few, id(3000))],
  ['unfollow', () => unfollow(few, id(3000))],
  ['block', () => block(few, id(3001))],
  ['unblock', () => unblock(few, id(3001))],
  ['mute', () => mute(few, id(3001), null)],
  ['unmute', () => unmute(few, id(3001))],
  ['unlike', () => unlikePost(few, id(41))],
  ['protect', () => setProtected(few, true)],
  ['protect no longer', () => setProtected(few, false)],
  ['accept', () => acceptRequest(few, id(3))],
  ['decline', () => rejectRequest(few, id(3))],
  ['want all replies', () => setHomeReplies(few, 'all')],
  ['post', () => createPost(few, { body: 'hello', key: 'form' })],
  ['post again', () => createPost(few, { body: 'hello', key: 'form' })],
  ['post with tags', () => createPost(few, { body: '#tag7 #tag8 #another' })],
  ['follow a tag', () => followTag(few, 'tag9'), { allowed: fewRows }],
  ['unfollow a tag', () => unfollowTag(few, 'tag9')],
  ['answer', () => createPost(few, { body: 'hello', replyTo: talk })],
  ['like', () => likePost(few, talk + 1)],
  ['like no longer', () => unlikePost(few, talk + 1)],
  ['repost', () => repost(few, id(2))],
  ['repost no longer', () => unrepost(few, id(2))],
  ['quote', () => createPost(few, { body: 'hello', quoteOf: id(2) })],
  ['say who may quote', () => setQuotePolicy(many, talk, 'nobody')],
  ['take a post out of a quote', () => detachQuote(few, 710_001)],
  ['pin', () => pin(many, talk)],
  ['pin no longer', () => unpin(many, talk)],
  ['see what one is told', () => readNotifications(few, 5000)],
  ['say of what one is told', () => setNotifiedOf(few, {} as never)],
  ['mute a conversation', () => muteConversation(few, talk + 1)],
  ['mute it no longer', () => unmuteConversation(few, talk + 1)],
  ['keep', () => bookmark(few, talk + 1)],
  ['keep no longer', () => unbookmark(few, talk + 1)],
  ['say who may answer', () => setReplyPolicy(few, talk, 'nobody')],
  ['hide an answer', () => collapse(many, talk + 1)],
  ['show it again', () => expand(many, talk + 1)],
  ['delete a post', () => deletePost(few, id(40))],
  ['take a deletion back', () => restorePost(few, id(40))],
  [
    'begin a session',
    () => createSession({ ...session, tokenHash: 'new' }, 'old'),
    { through: 'sessions_token', allowed: fewRows },
  ], // at most 51
  ['use a session', () => touchSession(1, new Date())],
  ['sign out', () => endSessionOf('new')],
  ['end a session', () => endSession(few, 1)],
  ['end other sessions', () => endOtherSessions(few, 1)],
  ['make the owner’s link', () => createOwnerToken()],
  ['make a link to a new password', () => createResetToken(few.id)],
  ['set a new password', async () => resetPassword((await createResetToken(few.id)) ?? '', 'new')],
  ['change the password', () => changePassword(few, 'new', 1)],
  ['renew a hash', () => rehashPassword(few.id, 'old', 'new')],
  ['find those without words', () => addMissingWords(), { allowed: /user_words|Hash/ }], // every hour, aside
  ['find posts without tags', () => addMissingTags(), { allowed: /post_tags|Hash|Sort|place/ }], // every hour, aside
  ['change the profile', () => updateProfile(few, { name: '', bio: '', fields: [] })],
  ['remember a place', () => rememberHome(few, id(40))],
  ['set a picture', () => setPicture(few, 'avatar', 'folder')],
  ['report', () => report(few, { postId: id(40) }, { reason: 'spam', comment: '' })],
  ['give a role', () => setRole(few.id, 'member')],
  ['suspend', () => setSuspended(id(3999), true)],
  ['set a first password', () => setFirstPassword(few, 'new', 1)],
  ['link an account', () => linkAccount(few, { provider: 'github', providerAccountId: 'new' })],
  ['unlink an account', () => unlinkAccount(few, 'github', [])],
  ['join through a door', () => createLinkedUser(newcomer, { provider: 'x', providerAccountId: '1' })],
  ['add a passkey', () => addPasskey(few, newKey)],
  ['rename a passkey', () => renamePasskey(few, 1, 'Laptop')],
  ['remove a passkey', () => removePasskey(few, 40, [])],
  ['use a passkey', () => countPasskey(1, 1)],
  ['challenge a passkey', async () => takeChallenge(few, 'laptop', await createChallenge(few, 'laptop'))],
  ['change the handle', () => changeHandle(few, 'another')],
  ['change the address', () => changeEmail(few, 'another@example.org', 1)],
  ['delete an account', () => deleteAccount(id(50)), { allowed: /sort|temp b-tree/i }], // the admins
  ['take a job', async () => finish((await lease(['erase-picture'], 2))[0] as Job)],
  ['sweep soon', () => sweepSoon()],
  ['keep it', () => keepAccount(id(50))],
  ['give up the time to keep it', () => hurryErasure(id(50))],
  ['erase posts', () => erase(1), { through: 'posts_author', allowed: batch }],
  ['erase likes', () => erase(6), { through: 'likes_', allowed: batch }],
  ['erase follows', () => erase(7), { through: 'follows_', allowed: batch }],
  ['erase all of somebody', () => erase(Infinity), { through: 'follows_', allowed: batch }],
  ['count a try', () => countTry('key1', { count: 1, seconds: 60 })],
  ['count a guess', () => countGuess('key1', { count: 1, seconds: 60 })],
  ['forget tries', () => forgetTries('key1')],
]

let victims = 60

/** Takes so many steps of the erasure of somebody, twenty rows each. */
async function erase(steps: number): Promise<void> {
  const userId = id(victims++)
  await deleteAccount(userId, new Date(0))
  for (let step = 0; step < steps; step++) if ((await write((tx) => eraseSome(tx, userId, 20))) === 0) return
}

describe.each([
  ['knows nothing of its tables', ''],
  ['has statistics', 'ANALYZE'],
])('a database that %s', (_, prepare) => {
  // A Postgres without statistics makes some by itself, sooner or later.
  const runs = prepare !== '' || dialect === 'sqlite'
  beforeAll(async () => {
    if (prepare) await driver().raw(prepare)
  })

  test.runIf(runs).each([...questions, ...changes])(
    'finds by an index: %s',
    async (_name, ask, { through, allowed } = {}) => {
      const statements = await statementsOf(ask)

      expect(statements).not.toEqual([])
      expect(await dearLines(statements, allowed)).toEqual([])
      if (through) expect((await plansOf(statements)).join('\n')).toContain(through)
    },
  )
})

test('a page of a home timeline asks the same few things, whatever its reader follows and quotes', async () => {
  const asked = async (work: () => Promise<unknown>) => (await statementsOf(work)).length

  // Two of them for their tags.
  expect(await asked(() => homeTimeline(few))).toBeLessThanOrEqual(5)
  expect(await asked(() => homeTimeline(many, { before: middle }))).toBeLessThanOrEqual(7)
})

test('deleting what has run out, once in a while, may look at every session', async () => {
  const statements = await statementsOf(() => deleteExpired(0))

  expect(await dearLines(statements, /sessions|HashAggregate .*rows=1 /)).toEqual([])
})

test('the plan of a statement that has no index is found dear', async () => {
  const scan = { text: 'SELECT id FROM posts WHERE length(body) = 1 ORDER BY created_at', values: [] }

  expect(await dearLines([scan])).toEqual(expect.arrayContaining([expect.stringMatching(/scan/i)]))
  expect(await dearLines([scan])).toEqual(expect.arrayContaining([expect.stringMatching(/sort|b-tree/i)]))
})

async function plansOf(statements: Statement[]): Promise<string[]> {
  const plans: string[] = []
  for (const { text, values } of statements.filter((one) => !/^insert/i.test(one.text)))
    plans.push(...(await driver().plan(text, values)))
  return plans
}

/** The plans, if any, that go through a whole table, or sort; with the statement they belong to. */
async function dearLines(statements: Statement[], allowed = /^$/): Promise<string[]> {
  const dear: string[] = []
  for (const statement of statements) {
    const lines = await plansOf([statement])
    if (lines.some((line) => isDear(line) && !allowed.test(line))) dear.push(statement.text, ...lines)
  }
  return dear
}

function isDear(line: string): boolean {
  if (dialect === 'postgres')
    return /Seq Scan|hashed SubPlan|\bSort\b(?! Key)|Hash Join|Hash Anti|HashAggregate/.test(line)
  // The named ones are rows that the statement itself chose before.
  return (
    (/\bSCAN\b/.test(line) && !/SCAN (latest|heads|each_head|own|some|meant|near|popular)\b/.test(line)) ||
    /TEMP B-TREE|BLOOM FILTER|AUTOMATIC/.test(line)
  )
}
