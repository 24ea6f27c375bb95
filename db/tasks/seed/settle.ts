import { and, inArray, or } from 'drizzle-orm'
import { write } from '../../client.ts'
import type { Transaction } from '../../dialect/driver.ts'
import { ConfigurationError } from '../../dialect/index.ts'
import { enqueue } from '../../mutations/jobs.ts'
import { addTags, tagIds } from '../../mutations/tags.ts'
import { addWords } from '../../mutations/user-words.ts'
import { takenOf } from '../../mutations/users.ts'
import { isReservedFor } from '../../queries/handles.ts'
import { blocks } from '../../schema/blocks.ts'
import { bookmarks } from '../../schema/bookmarks.ts'
import { followRequests } from '../../schema/follow-requests.ts'
import { follows } from '../../schema/follows.ts'
import { formerHandles } from '../../schema/former-handles.ts'
import { likes } from '../../schema/likes.ts'
import { mentions } from '../../schema/mentions.ts'
import { notifications } from '../../schema/notifications.ts'
import { pins } from '../../schema/pins.ts'
import { place as settings } from '../../schema/place.ts'
import { pollOptions, polls, pollVoters, pollVotes } from '../../schema/polls.ts'
import { posts } from '../../schema/posts.ts'
import { previews } from '../../schema/previews.ts'
import { reports } from '../../schema/reports.ts'
import { revisions } from '../../schema/revisions.ts'
import { tagFollows } from '../../schema/tag-follows.ts'
import { users } from '../../schema/users.ts'
import type { Place } from './place.ts'

/**
 * Stores a place beside what is there, whole or not at all. Throws a ConfigurationError that names whose handle or
 * address somebody else has.
 */
export async function settle(place: Place): Promise<void> {
  try {
    await write(async (tx) => {
      await refuseTaken(tx, place)
      for (const some of chunks(place.people)) await tx.insert(users).values(some)
      await addWords(tx, place.people.map(namesOf))
      for (const some of chunks(place.follows)) await tx.insert(follows).values(some)
      for (const some of chunks(place.previews)) await tx.insert(previews).values(some)
      for (const some of chunks([...place.posts, ...place.reposts])) await tx.insert(posts).values(some)
      await addTags(tx, place.posts)
      const ids = await tagIds(
        tx,
        place.tagFollows.map(({ name }) => ({ name, shown: name })),
      )
      const wanted = place.tagFollows.map(({ name, ...rest }) => ({
        ...rest,
        tagId: ids.get(name) as number,
      }))
      for (const some of chunks(wanted)) await tx.insert(tagFollows).values(some)
      for (const some of chunks(place.reports)) await tx.insert(reports).values(some)
      for (const some of chunks(place.said)) await tx.insert(settings).values(some)
      for (const some of chunks(place.pins)) await tx.insert(pins).values(some)
      for (const some of chunks(place.likes)) await tx.insert(likes).values(some)
      for (const some of chunks(place.mentions)) await tx.insert(mentions).values(some)
      for (const some of chunks(place.notifications)) await tx.insert(notifications).values(some)
      for (const some of chunks(place.followRequests)) await tx.insert(followRequests).values(some)
      for (const some of chunks(place.blocks)) await tx.insert(blocks).values(some)
      for (const some of chunks(place.bookmarks)) await tx.insert(bookmarks).values(some)
      for (const some of chunks(place.polls)) await tx.insert(polls).values(some)
      for (const { postId, endsAt, toldAt } of place.polls)
        if (!toldAt) await enqueue(tx, { kind: 'end-poll', key: postId, payload: { postId }, dueAt: endsAt })
      for (const some of chunks(place.pollOptions)) await tx.insert(pollOptions).values(some)
      for (const some of chunks(place.pollVoters)) await tx.insert(pollVoters).values(some)
      for (const some of chunks(place.pollVotes)) await tx.insert(pollVotes).values(some)
      for (const some of chunks(place.revisions)) await tx.insert(revisions).values(some)
    })
  } catch (error) {
    // Somebody took it a moment ago.
    if (takenOf(error)) throw new ConfigurationError('a handle or an address is taken, nothing was changed')
    throw error
  }
}

const namesOf = ({ id, handle, name = '' }: Place['people'][number]) => ({ id, handle, name })

async function refuseTaken(tx: Transaction, { people }: Place) {
  for (const some of chunks(people)) {
    const [handles, emails] = [some.map(({ handle }) => handle), some.map(({ email }) => email)]
    const taken = await tx
      .select({ handle: users.handle, email: users.email })
      .from(users)
      .where(or(inArray(users.handle, handles), inArray(users.email, emails)))
      .orderBy(users.handle)
    const reserved = await tx
      .select({ handle: formerHandles.handle, email: formerHandles.handle })
      .from(formerHandles)
      .where(and(inArray(formerHandles.handle, handles), isReservedFor(0, new Date())))
      .orderBy(formerHandles.handle)
    if (taken.length + reserved.length === 0) continue
    const names = [...taken, ...reserved].map(({ handle, email }) =>
      handles.includes(handle) ? `@${handle}` : email,
    )
    throw new ConfigurationError(
      `${names.join(', ')}: somebody here has that already, or had it lately, nothing was changed`,
    )
  }
}

/** As many rows as fit into one statement: a database counts its parameters. */
function chunks<Row>(rows: Row[], size = 500): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}
