import type { Viewer } from '#db/viewer.ts'
import type { Town } from './town.ts'

export const password = 'reeds and rushes by the river'

/** A town that is built, whose reader follows 150, has that password and is signed in; `cookie` is the secret of the session. */
export type Settled = Town & { reader: Viewer; cookie: string }

/** Builds a town in the database that is open, and lets the database learn what is in it. */
export async function settled(size: string): Promise<Settled> {
  const { databaseAddress } = await import('#db/dialect/index.ts')
  const { setFirstPassword } = await import('#db/mutations/users.ts')
  const { createSession } = await import('#db/mutations/sessions.ts')
  const { hashPassword } = await import('#db/password.ts')
  const { digest, randomToken } = await import('#db/secrets.ts')
  const { migrate } = await import('#db/tasks/migrate.ts')
  const { learn } = await import('./life.ts')
  const { build } = await import('./town.ts')
  await migrate(databaseAddress())
  const town = await build(size)
  await learn()
  const reader = town.readers.find(({ name }) => name === '150 follows')?.viewer ?? town.star
  await setFirstPassword(reader, await hashPassword(password), 0)
  const cookie = randomToken()
  await createSession({ userId: reader.id, tokenHash: digest(cookie), userAgent: 'bench', address: '' })
  return { ...town, reader, cookie }
}
