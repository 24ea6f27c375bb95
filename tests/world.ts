import { write } from '#db/client.ts'
import { idAt } from '#db/id.ts'
import { createPost, type NewPost } from '#db/mutations/posts.ts'
import { createUser, type NewUser } from '#db/mutations/users.ts'
import { posts } from '#db/schema/posts.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'

/* The cast of the tests, all of them invented: Ada Marsh, Ben Okoro and Cy Lindqvist. */

const names: Record<string, string> = { ada: 'Ada Marsh', ben: 'Ben Okoro', cy: 'Cy Lindqvist' }

/** A person, signed up and vouched for; `more` changes what is usual. */
export async function person(handle: string, more: Partial<NewUser> = {}): Promise<Viewer> {
  const user = { handle, email: `${handle}@example.org`, passwordHash: null, name: names[handle] ?? handle }
  const created = await createUser({ ...user, ...more })
  if ('taken' in created) throw new Error(`the ${created.taken} of ${handle} is taken`)
  return asViewer({ id: created.id, handle, role: more.role ?? 'member' })
}

/** Everybody. */
export async function people(): Promise<{ ada: Viewer; ben: Viewer; cy: Viewer }> {
  return { ada: await person('ada'), ben: await person('ben'), cy: await person('cy') }
}

/** A post and its id; `at` dates it elsewhere, as an import would. */
export async function post(
  viewer: Viewer,
  body: string,
  { at, ...more }: { at?: Date } & Partial<NewPost> = {},
): Promise<number> {
  if (at) return imported(viewer, body, at)
  const created = await createPost(viewer, { body, ...more })
  if (typeof created !== 'object') throw new Error(`${viewer.handle} could not post`)
  return created.id
}

let sequence = 0

async function imported(viewer: Viewer, body: string, at: Date): Promise<number> {
  sequence = (sequence + 1) % 1024
  const id = idAt(at) + sequence
  await write((tx) => tx.insert(posts).values({ id, authorId: viewer.id, body, createdAt: at }))
  return id
}
