import { afterEach, expect, test } from 'vitest'
import { block } from '#db/mutations/blocks.ts'
import { follow, setProtected } from '#db/mutations/follows.ts'
import { likePost } from '#db/mutations/likes.ts'
import { createPost } from '#db/mutations/posts.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { setUsualVisibility } from '#db/mutations/users.ts'
import { followersOf } from '#db/queries/follows.ts'
import { likersOf } from '#db/queries/likes.ts'
import { peopleFound } from '#db/queries/people.ts'
import { everyonesPosts, postById } from '#db/queries/posts.ts'
import { closedBy } from '#db/queries/replies.ts'
import { sessionOf } from '#db/queries/sessions.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'
import { ownPrivacy } from '#db/queries/users.ts'
import { replyPolicies } from '#db/schema/posts.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

/* What people are told before they try. */

afterEach(emptyDatabase)

test('whoever may not answer is told so, by the post and by its answers, and nobody else', async () => {
  const { ada, ben, cy } = await people()
  const dot = await person('dot')
  await follow(ben, ada.id)
  await follow(ada, cy.id)
  const everybody = { ada, ben, cy, dot }
  const answers = { everyone: 'ada ben cy dot', followers: 'ada ben', following: 'ada cy' }
  const may: Record<string, string> = { ...answers, mentioned: 'ada dot', nobody: 'ada' }

  for (const replyPolicy of replyPolicies) {
    const root = await post(ada, `Hello @dot. ${replyPolicy}`, { replyPolicy })
    const reply = await post(ada, 'More.', { replyTo: root })
    for (const id of [root, reply]) {
      const open: string[] = []
      for (const [name, viewer] of Object.entries(everybody)) {
        const isClosed = (await postById(viewer, 'ada', id))?.closed === true
        expect(await closedBy(viewer, id)).toBe(isClosed ? replyPolicy : undefined)
        expect((await createPost(viewer, { body: 'Yes.', replyTo: id })) === 'closed').toBe(isClosed)
        if (!isClosed) open.push(name)
      }
      expect(open.join(' '), replyPolicy).toBe(may[replyPolicy])
    }
  }
  expect((await everyonesPosts(dot)).rows.filter(({ closed }) => closed)).toHaveLength(3)
})

test('lists show whom Ada asked to follow, until she is answered', async () => {
  const { ada, ben, cy } = await people()
  await setProtected(ben, true)
  const hello = await post(cy, 'Hello.')
  await likePost(ben, hello)
  await follow(ben, cy.id)
  await follow(ada, ben.id)
  const asked = async (viewer: typeof ada | null) => [
    ...(await followersOf(viewer, cy.id)).rows,
    ...(await likersOf(viewer, hello)).rows,
    ...(await peopleFound(viewer, 'ben')).rows,
  ]

  expect((await asked(ada)).map(({ requested }) => requested)).toEqual([true, true, true])
  expect((await worthFollowing(ada)).map(({ handle }) => handle)).toEqual(['cy'])
  for (const other of [null, cy])
    for (const row of await asked(other)) expect(row).not.toHaveProperty('requested')

  await setProtected(ben, false)
  await follow(ada, ben.id)

  for (const row of await asked(ada)) {
    expect(row).not.toHaveProperty('requested')
    expect(row.followed).toBe(true)
  }

  await block(ben, ada.id)
  expect(await asked(ada)).toEqual([])
})

test('who reads what Ada posts unless she chooses otherwise is known wherever she is signed in', async () => {
  const ada = await person('ada')
  await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
  expect((await sessionOf('laptop'))?.usualVisibility).toBeNull()

  await setUsualVisibility(ada, 'followers')

  expect((await sessionOf('laptop'))?.usualVisibility).toBe('followers')
  expect((await ownPrivacy(ada))?.usualVisibility).toBe('followers')
})
