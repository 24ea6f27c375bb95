import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { NewPost } from '../../db/mutations/posts.ts'
import type { Suspect } from '../../db/mutations/reports.ts'
import type { PlaceSettings } from '../../db/queries/place.ts'
import type { Role } from '../../db/schema/users.ts'
import type { Viewer } from '../../db/viewer.ts'
import { halves } from '../images.ts'
import type { Pipit } from './pipit.ts'
import { upload } from './upload.ts'

/* People and posts made straight in the database of a running Pipit, for tests that are about something else. */

/** Somebody with an account and a session; `cookie` is what their browser would send. */
export type Person = {
  id: number
  handle: string
  name: string
  email: string
  cookie: string
  viewer: Viewer
}

export type World = {
  /** A new person; the handle begins with the one given and ends in letters of its own. */
  person: (handle: string, name?: string) => Promise<Person>
  /** Another browser in which they are signed in: its cookie. */
  session: (person: Person, userAgent?: string) => Promise<string>
  /** A passkey of theirs that no device has. */
  passkey: (person: Person, name: string) => Promise<void>
  /** Lets an account of theirs at a provider lead to them. */
  linked: (person: Person, provider: string) => Promise<void>
  suspend: (person: Person) => Promise<void>
  /** Gives them another role, and a session in which they have it. */
  role: (person: Person, role: Role) => Promise<void>
  /** Their report of a post, or of a person; its id. */
  report: (person: Person, suspect: Suspect) => Promise<number>
  /** Says what the place is, in the name of its admin. */
  say: (admin: Person, settings: Partial<PlaceSettings>) => Promise<void>
  endSessions: (person: Person) => Promise<void>
  /** Posts of theirs, the last one newest; answers the ids. */
  posts: (person: Person, ...bodies: string[]) => Promise<number[]>
  /** An answer of theirs; its id. */
  reply: (person: Person, to: number, body: string) => Promise<number>
  /** A post of theirs for their followers; its id. */
  quietPost: (person: Person, body: string) => Promise<number>
  /** A post of theirs, whatever it is; its id. */
  write: (person: Person, post: NewPost) => Promise<number>
  like: (person: Person, id: number) => Promise<void>
  bookmark: (person: Person, id: number) => Promise<void>
  repost: (person: Person, id: number) => Promise<void>
  /** A post of theirs that quotes one; its id. */
  quote: (person: Person, id: number, body: string) => Promise<number>
  pin: (person: Person, id: number) => Promise<void>
  deletePost: (person: Person, id: number) => Promise<void>
  /** Gives a post of theirs, never edited before, other words. */
  edit: (person: Person, id: number, body: string) => Promise<void>
  followTag: (person: Person, tag: string) => Promise<void>
  follow: (person: Person, ...others: Person[]) => Promise<void>
  block: (person: Person, other: Person) => Promise<void>
  mute: (person: Person, other: Person) => Promise<void>
  /** They choose their followers from now on. */
  protect: (person: Person) => Promise<void>
  profile: (
    person: Person,
    more: { bio: string; fields: { label: string; value: string }[] },
  ) => Promise<void>
  /** Gives them a picture or a banner. */
  picture: (person: Person, kind: 'avatar' | 'banner') => Promise<void>
  /** Leaves something to be done that was given up; its id. */
  deadJob: (reason: string) => Promise<number>
  /** They have come just now. */
  arrive: (person: Person) => Promise<void>
  /** A picture of theirs that no post has yet, and that cannot be looked at; its id. */
  loosePicture: (person: Person) => Promise<number>
  /** Gives them another handle; the one they came with is a former one then. */
  rename: (person: Person, handle: string) => Promise<void>
  /** Deletes their account, so many days ago. */
  leave: (person: Person, daysAgo?: number) => Promise<void>
  /** Makes them the only one who runs the place, until `restore`. */
  onlyAdmin: (person: Person) => Promise<{ restore: () => Promise<void> }>
  /** Takes their password away and says when their sessions began, minutes ago. */
  withoutPassword: (person: Person, minutesAgo: number) => Promise<void>
  /** The path of a link to a new password. */
  resetPath: (person: Person) => Promise<string>
  /** The names of their passkeys. */
  passkeys: (person: Person) => Promise<string[]>
  /** What a page must never show of them. */
  secrets: (person: Person) => Promise<string[]>
  close: () => Promise<void>
}

export const password = 'wren sings before rain'

/** Opens the database of a Pipit in this process; one process can open one place. */
export async function openWorld(place: Pipit): Promise<World> {
  // Read when the modules of the database are loaded, hence the imports here.
  Object.assign(process.env, place.database)
  const {
    accounts,
    blocks,
    bookmarks,
    client,
    edits,
    follows,
    handles,
    ids,
    keys,
    leaving,
    likes,
    media,
    mutes,
    passkeys,
    passwords,
    pins,
    posts,
    queries,
    resets,
    schema,
    sessions,
    tokens,
    users,
    viewers,
    tagFollows,
    reports,
    reposts,
    settings,
    said,
  } = await loaded({
    said: import('#db/queries/place.ts'),
    settings: import('#db/mutations/place.ts'),
    reports: import('#db/mutations/reports.ts'),
    tagFollows: import('#db/mutations/tag-follows.ts'),
    accounts: import('#db/mutations/accounts.ts'),
    blocks: import('#db/mutations/blocks.ts'),
    bookmarks: import('#db/mutations/bookmarks.ts'),
    client: import('#db/client.ts'),
    follows: import('#db/mutations/follows.ts'),
    handles: import('#db/mutations/handles.ts'),
    ids: import('#db/id.ts'),
    keys: import('#db/queries/passkeys.ts'),
    leaving: import('#db/mutations/leaving.ts'),
    likes: import('#db/mutations/likes.ts'),
    media: import('#db/mutations/media.ts'),
    mutes: import('#db/mutations/mutes.ts'),
    passkeys: import('#db/mutations/passkeys.ts'),
    passwords: import('#db/password.ts'),
    pins: import('#db/mutations/pins.ts'),
    edits: import('#db/mutations/edits.ts'),
    posts: import('#db/mutations/posts.ts'),
    reposts: import('#db/mutations/reposts.ts'),
    queries: import('#db/queries/users.ts'),
    resets: import('#db/mutations/tokens.ts'),
    schema: import('#db/schema/index.ts'),
    sessions: import('#db/mutations/sessions.ts'),
    tokens: import('#db/secrets.ts'),
    users: import('#db/mutations/users.ts'),
    viewers: import('#db/viewer.ts'),
  })
  const passwordHash = await passwords.hashPassword(password)

  async function person(first: string, name = ''): Promise<Person> {
    const handle = `${first}_${suffix()}`
    const email = `${handle}@example.org`
    const created = await users.createUser({ handle, email, name, passwordHash })
    if ('taken' in created) throw new Error(`${handle} is taken`)
    // Here long enough to do what everyone may.
    const createdAt = new Date(Date.now() - 2 * 86_400_000)
    await since(created.id, createdAt)
    const viewer = viewers.asViewer({ id: created.id, handle, role: 'member' })
    const one = { id: created.id, handle, name, email, viewer, cookie: '' }
    return { ...one, cookie: await session(one) }
  }

  const since = (id: number, createdAt: Date) =>
    client.write(
      async (tx) => void (await tx.update(schema.users).set({ createdAt }).where(eq(schema.users.id, id))),
    )

  async function session({ id }: Person, userAgent = 'Mozilla/5.0 (X11; Linux) Chrome/1') {
    const token = tokens.randomToken()
    await sessions.createSession({
      userId: id,
      tokenHash: tokens.digest(token),
      userAgent,
      address: '127.0.0.1',
    })
    return token
  }

  async function written(viewer: Viewer, post: NewPost): Promise<number> {
    const created = await posts.createPost(viewer, post)
    if (typeof created !== 'object') throw new Error(`${viewer.handle} could not post`)
    return created.id
  }

  return {
    person,
    session,
    async passkey({ viewer }, name) {
      const key = { credentialId: suffix(), publicKey: 'none', counter: 0, transports: [] }
      await passkeys.addPasskey(viewer, { ...key, name })
    },
    linked: async ({ viewer }, provider) =>
      void (await accounts.linkAccount(viewer, { provider, providerAccountId: suffix() })),
    suspend: async ({ id }) => void (await users.setSuspended(id, true)),
    async role(person, role) {
      await users.setRole(person.id, role)
      person.cookie = await session(person)
    },
    async report({ viewer }, suspect) {
      const made = await reports.report(viewer, suspect, { reason: 'spam', comment: 'Again.' })
      if (!made) throw new Error(`${viewer.handle} could not report`)
      return made.id
    },
    say: async ({ viewer }, more) =>
      void (await settings.changePlace(viewer, { ...(await said.placeSettings()), ...more })),
    endSessions: async ({ viewer }) => void (await sessions.endOtherSessions(viewer, 0)),
    async posts({ viewer }, ...bodies) {
      const ids: number[] = []
      for (const body of bodies) {
        ids.push(await written(viewer, { body }))
      }
      return ids
    },
    reply: ({ viewer }, replyTo, body) => written(viewer, { body, replyTo }),
    quietPost: ({ viewer }, body) => written(viewer, { body, visibility: 'followers' }),
    write: ({ viewer }, post) => written(viewer, post),
    like: async ({ viewer }, id) => void (await likes.likePost(viewer, id)),
    bookmark: async ({ viewer }, id) => void (await bookmarks.bookmark(viewer, id)),
    repost: async ({ viewer }, id) => void (await reposts.repost(viewer, id)),
    quote: ({ viewer }, quoteOf, body) => written(viewer, { body, quoteOf }),
    pin: async ({ viewer }, id) => void (await pins.pin(viewer, id)),
    followTag: async ({ viewer }, tag) => void (await tagFollows.followTag(viewer, tag)),
    deletePost: async ({ viewer }, id) => void (await posts.deletePost(viewer, id)),
    edit: async ({ viewer }, id, body) =>
      void (await edits.editPost(viewer, id, { body, warning: '', known: null })),
    async follow({ viewer }, ...others) {
      for (const { id } of others) await follows.follow(viewer, id)
    },
    block: async ({ viewer }, { id }) => void (await blocks.block(viewer, id)),
    mute: async ({ viewer }, { id }) => void (await mutes.mute(viewer, id, null)),
    protect: ({ viewer }) => follows.setProtected(viewer, true),
    profile: async ({ viewer, name }, more) => void (await users.updateProfile(viewer, { name, ...more })),
    async picture(person, kind) {
      const { status } = await upload(place, person, kind, await halves(900, 600).png().toBuffer())
      if (status !== 200) throw new Error(`${person.handle} got no ${kind}: ${status}`)
    },
    deadJob: (lastError) =>
      client.write(async (tx) => {
        const [made] = await tx
          .insert(schema.jobs)
          .values({
            ...{ id: ids.nextId(), kind: 'erase-picture', key: suffix(), payload: { folder: 'none' } },
            ...{ dueAt: new Date(), deadAt: new Date(), createdAt: new Date(), attempts: 9, lastError },
          })
          .returning({ id: schema.jobs.id })
        return made?.id ?? 0
      }),
    arrive: ({ id }) => since(id, new Date()),
    async loosePicture({ viewer }) {
      const folder = randomBytes(16).toString('base64url')
      const added = await media.addMedia(
        viewer,
        { folder, width: 800, height: 600, placeholder: '', bytes: 1 },
        1e9,
      )
      if (typeof added !== 'object') throw new Error(`${viewer.handle} got no picture`)
      return added.id
    },
    rename: async ({ viewer }, handle) => void (await handles.changeHandle(viewer, handle)),
    leave: async ({ id }, daysAgo = 0) =>
      void (await leaving.deleteAccount(id, new Date(Date.now() - daysAgo * 86_400_000))),
    async onlyAdmin({ id }) {
      const others = (await queries.everyone()).filter((one) => one.role === 'admin')
      for (const other of others) await users.setRole(other.id, 'member')
      await users.setRole(id, 'admin')
      return {
        restore: async () => {
          for (const other of others) await users.setRole(other.id, 'admin')
          await users.setRole(id, 'member')
        },
      }
    },
    async withoutPassword({ id }, minutesAgo) {
      const createdAt = new Date(Date.now() - minutesAgo * 60_000)
      await client.write(async (tx) => {
        await tx.update(schema.users).set({ passwordHash: null }).where(eq(schema.users.id, id))
        await tx.update(schema.sessions).set({ createdAt }).where(eq(schema.sessions.userId, id))
      })
    },
    resetPath: async ({ id }) => `/reset/${await resets.createResetToken(id)}`,
    passkeys: async ({ viewer }) => (await keys.ownPasskeys(viewer)).map(({ name }) => name),
    async secrets({ viewer, cookie }) {
      const own = await queries.ownCredentials(viewer)
      return [own?.email ?? '', own?.passwordHash ?? '', cookie, tokens.digest(cookie)]
    },
    close: client.closeDatabase,
  }
}

/** Waits for all of some modules, by name. */
async function loaded<Modules extends Record<string, Promise<unknown>>>(modules: Modules) {
  const names = Object.keys(modules)
  const all = await Promise.all(Object.values(modules))
  return Object.fromEntries(names.map((name, at) => [name, all[at]])) as {
    [Name in keyof Modules]: Awaited<Modules[Name]>
  }
}

const suffix = () => randomBytes(4).readUInt32LE().toString(36).padStart(7, 'x')
