import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { block } from '#db/mutations/blocks.ts'
import { dismiss } from '#db/mutations/moderation.ts'
import { deletePost } from '#db/mutations/posts.ts'
import { report } from '#db/mutations/reports.ts'
import { setSuspended, updateProfile } from '#db/mutations/users.ts'
import { ownReport } from '#db/queries/reports.ts'
import { reports } from '#db/schema/reports.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

let ada: Viewer
let ben: Viewer
let cy: Viewer
beforeEach(async () => {
  ;({ ada, ben, cy } = await people())
})
afterEach(emptyDatabase)

const spam = { reason: 'spam', comment: 'Three times today.' } as const
const stored = () => db.select().from(reports)

describe('a report', () => {
  test('keeps the post as it was, whatever becomes of it', async () => {
    const id = await post(ben, 'Buy my bread, buy it now.')
    const made = await report(ada, { postId: id }, spam)
    await deletePost(ben, id)
    await updateProfile(ben, { name: 'Somebody Else', bio: '', fields: [] })

    expect(await stored()).toMatchObject([
      {
        ...made,
        reporterId: ada.id,
        personId: ben.id,
        postId: id,
        ...spam,
        content: { handle: 'ben', name: 'Ben Okoro', body: 'Buy my bread, buy it now.' },
        resolvedAt: null,
      },
    ])
  })

  test('keeps what a person said of themselves', async () => {
    await updateProfile(ben, { name: 'Ben', bio: 'Cheap loans.', fields: [] })
    await report(ada, { personId: ben.id }, spam)

    expect(await stored()).toMatchObject([
      { personId: ben.id, postId: null, content: { handle: 'ben', name: 'Ben', bio: 'Cheap loans.' } },
    ])
  })

  test('is one as long as it is open, also when it is sent twice at once', async () => {
    const id = await post(ben, 'hello')
    const twice = await Promise.all([report(ada, { postId: id }, spam), report(ada, { postId: id }, spam)])
    const again = await report(ada, { postId: id }, { reason: 'abuse', comment: '' })

    expect(new Set([...twice, again].map((one) => one?.id)).size).toBe(1)
    expect(await stored()).toMatchObject([spam])
  })

  test('can be made anew once it is dismissed, and by others meanwhile', async () => {
    const guard = await person('guard', { role: 'moderator' })
    const first = await report(ada, { personId: ben.id }, spam)
    const others = await report(cy, { personId: ben.id }, spam)
    await dismiss(guard, first?.id ?? 0)
    const second = await report(ada, { personId: ben.id }, spam)

    expect(new Set([first?.id, others?.id, second?.id]).size).toBe(3)
  })

  test('of a person is not one of their post', async () => {
    const first = await report(ada, { personId: ben.id }, spam)
    const second = await report(ada, { postId: await post(ben, 'hello') }, spam)

    expect(second?.id).not.toBe(first?.id)
  })

  test('is only of what its maker may see', async () => {
    const quiet = await post(ben, 'for my followers', { visibility: 'followers' })
    const gone = await post(ben, 'gone')
    await deletePost(ben, gone)
    await setSuspended(cy.id, true)

    expect(await report(ada, { postId: quiet }, spam)).toBeUndefined()
    expect(await report(ada, { postId: gone }, spam)).toBeUndefined()
    expect(await report(ada, { postId: 1 }, spam)).toBeUndefined()
    expect(await report(ada, { personId: cy.id }, spam)).toBeUndefined()
    expect(await report(ada, { personId: 1 }, spam)).toBeUndefined()
    expect(await stored()).toEqual([])
  })

  test('can be of somebody who blocked, though not of what they wrote', async () => {
    const id = await post(ben, 'hello')
    await block(ben, ada.id)

    expect(await report(ada, { personId: ben.id }, spam)).toBeDefined()
    expect(await report(ada, { postId: id }, spam)).toBeUndefined()
  })

  test('is never of oneself, nor by whoever is suspended', async () => {
    const id = await post(ada, 'hello')
    await setSuspended(cy.id, true)

    expect(await report(ada, { personId: ada.id }, spam)).toBeUndefined()
    expect(await report(ada, { postId: id }, spam)).toBeUndefined()
    expect(await report(cy, { personId: ada.id }, spam)).toBeUndefined()
    expect(await stored()).toEqual([])
  })

  test('is known to its maker alone', async () => {
    const made = await report(ada, { postId: await post(ben, 'hello') }, spam)
    const id = made?.id ?? 0

    expect(await ownReport(ada, id)).toMatchObject({ id, handle: 'ben' })
    expect(await ownReport(ben, id)).toBeUndefined()
    expect(await ownReport(cy, id)).toBeUndefined()
  })
})
