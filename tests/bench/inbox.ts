import { driver } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'

/*
 * The other way to make a home timeline: a list of posts for each reader, which every post is written into for every
 * follower of its author. A yardstick, made for one reader with what home shows them and for the followers of one
 * author.
 */

const [one, other] = dialect === 'postgres' ? ['$1', '$2'] : ['?', '?']

/** Makes the lists, and fills that of one reader with the newest posts of whom they follow. */
export async function makeInboxes(readerId: number): Promise<void> {
  const rowid = dialect === 'sqlite' ? ' WITHOUT ROWID' : ''
  await driver().raw(
    `CREATE TABLE inboxes (user_id bigint NOT NULL, post_id bigint NOT NULL, PRIMARY KEY (user_id, post_id))${rowid}`,
  )
  await driver().raw(
    `INSERT INTO inboxes (user_id, post_id) SELECT follower_id, posts.id FROM follows
     JOIN posts ON posts.author_id = followee_id WHERE follower_id = ${one} ORDER BY posts.id DESC LIMIT 800`,
    [readerId],
  )
}

/** The ids of the newest twenty of a reader's list. */
export const readInbox = (readerId: number): Promise<unknown> =>
  driver().raw(
    `SELECT posts.id, posts.body, posts.created_at, posts.author_id FROM inboxes
     JOIN posts ON posts.id = inboxes.post_id WHERE user_id = ${one} ORDER BY post_id DESC LIMIT 20`,
    [readerId],
  )

/** Writes one post into the lists of all who follow its author. */
export const fillInboxes = (authorId: number, postId: number): Promise<unknown> =>
  driver().raw(
    `INSERT INTO inboxes (user_id, post_id) SELECT follower_id, CAST(${other} AS bigint) FROM follows
     WHERE followee_id = ${one}`,
    dialect === 'postgres' ? [authorId, postId] : [postId, authorId],
  )
