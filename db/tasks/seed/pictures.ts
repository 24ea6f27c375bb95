import { eq, sql } from 'drizzle-orm'
import { write } from '../../client.ts'
import { idAt } from '../../id.ts'
import type { NewMedia } from '../../mutations/media.ts'
import { media } from '../../schema/media.ts'
import { posts } from '../../schema/posts.ts'
import { users } from '../../schema/users.ts'
import { postIn } from './passing-on.ts'
import type { Place } from './place.ts'

/** A picture that is kept already, and how the post begins that gets it. */
export type Hung = NewMedia & { beginning: string; alt: string }

/** Gives pictures to posts of a place that is settled. */
export async function hangPictures(place: Place, hung: Hung[]): Promise<void> {
  await write(async (tx) => {
    for (const [at, { beginning, ...picture }] of hung.entries()) {
      const { id: postId, authorId, createdAt } = postIn(place, beginning)
      await tx
        .insert(media)
        .values({ ...picture, id: idAt(createdAt) + 950 + at, ownerId: authorId, postId, createdAt })
      await tx.update(posts).set({ mediaCount: 1 }).where(eq(posts.id, postId))
      await tx
        .update(users)
        .set({ mediaBytes: sql`${users.mediaBytes} + ${picture.bytes}` })
        .where(eq(users.id, authorId))
    }
  })
}
