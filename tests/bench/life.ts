import { driver } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import type { Viewer } from '#db/viewer.ts'

/*
 * What people do besides posting, in the shares that such places have: without it the benchmark would measure a place
 * where nothing is ever hidden, answered or passed on.
 */

const sql = (statement: string) => driver().raw(statement)
const now = dialect === 'postgres' ? 'now()' : 'unixepoch() * 1000'

/** Every post beside the number in the list of all, whose author wrote a few posts later, and that post. */
const numbered = `SELECT id, author_id, row_number() OVER (ORDER BY id) AS n, lag(id, 3) OVER (ORDER BY id) AS other_id,
  lag(author_id, 3) OVER (ORDER BY id) AS other_author_id, lag(author_id, 7) OVER (ORDER BY id) AS passer_id FROM posts`

/** Makes a quarter of the posts answers, one in twenty for followers; passes on one in seven, and likes one
 * in two at least once, one in eight twice and so on, one in two n² at least n times. */
export async function live(): Promise<void> {
  await sql(
    `UPDATE posts SET reply_to_id = n.other_id, root_id = n.other_id, reply_to_author_id = n.other_author_id
     FROM (${numbered}) AS n WHERE posts.id = n.id AND n.n % 4 = 0 AND n.other_id IS NOT NULL`,
  )
  await sql(
    `UPDATE posts SET visibility = 'followers' FROM (${numbered}) AS n WHERE posts.id = n.id AND n.n % 20 = 7`,
  )
  await sql(
    `WITH RECURSIVE nth (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM nth WHERE i < 30),
       people AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM users)
     INSERT INTO likes (id, user_id, post_id, created_at) SELECT n.id + i, people.id, n.id, ${now}
     FROM (${numbered}) AS n JOIN nth ON n.n % (2 * i * i) = 0
     JOIN people ON people.n = (n.n * 31 + i * 977) % (SELECT count(*) FROM users) + 1
     WHERE people.id <> n.author_id ON CONFLICT DO NOTHING`,
  )
  await sql(
    `INSERT INTO posts (id, author_id, body, repost_of_id, created_at) SELECT id + 1000003, passer_id, '', id, ${now}
     FROM (${numbered}) AS n WHERE n.n % 7 = 1 AND n.n % 20 <> 7 AND passer_id IS NOT NULL AND passer_id <> author_id
     ON CONFLICT DO NOTHING`,
  )
}

/** Lets the database learn what is in its tables, as a server does every day (`PRAGMA optimize`, autovacuum). */
export const learn = () => sql('ANALYZE')

/** Has these people mute one in twenty of those they follow, and lets twenty others block them. */
export async function quarrel(viewers: Viewer[]): Promise<void> {
  let id = 1
  for (const { id: one } of viewers) {
    const followed = `SELECT followee_id AS id FROM follows WHERE follower_id = ${one}`
    const followees = await sql(`${followed} AND followee_id <> ${one} ORDER BY id`)
    const others = await sql(`SELECT id FROM users WHERE id NOT IN (${followed}) ORDER BY id LIMIT 20`)
    for (const muted of followees.filter((_, at) => at % 20 === 7))
      await sql(
        `INSERT INTO mutes (id, muter_id, muted_id, created_at) VALUES (${id++}, ${one}, ${muted.id}, ${now})`,
      )
    for (const other of others)
      await sql(
        `INSERT INTO blocks (id, blocker_id, blocked_id, created_at) VALUES (${id++}, ${other.id}, ${one}, ${now})`,
      )
  }
}

/** Lets so many people follow somebody, who are new here and follow nobody else. */
export async function admire({ id }: Viewer, count: number): Promise<void> {
  const people = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT`
  await sql(`INSERT INTO users (id, handle, email, created_at)
    ${people} i, 'admirer' || i, 'admirer' || i || '@example.org', ${now} FROM n`)
  await sql(
    `INSERT INTO follows (id, follower_id, followee_id, created_at) ${people} i, i, ${id}, ${now} FROM n`,
  )
  await sql(`UPDATE users SET follower_count = follower_count + ${count} WHERE id = ${id}`)
}
