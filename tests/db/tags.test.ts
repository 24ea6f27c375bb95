import { afterEach, expect, test } from 'vitest'
import { deletePost } from '#db/mutations/posts.ts'
import { setSuspended } from '#db/mutations/users.ts'
import { tagsLately } from '#db/queries/tags.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

test('tags come as they were written last, those used most first, then the latest', async () => {
  const { ada, ben } = await people()
  await post(ben, '#spring and #sparrow')
  await post(ben, '#Spring, #SPRING and #Spade')
  await post(ada, 'no #autumn, no hash')

  expect(await tagsLately(ada, 'SP')).toEqual(['Spring', 'Spade', 'sparrow'])
  expect(await tagsLately(ada, 'spr')).toEqual(['Spring'])
  expect(await tagsLately(ada, 'sp', 2)).toEqual(['Spring', 'Spade'])
  expect(await tagsLately(ada, '')).toEqual([])
  expect(await tagsLately(ada, '1')).toEqual([])
})

test('what is deleted, or by somebody who is gone, is not offered', async () => {
  const { ada, ben, cy } = await people()
  await deletePost(ada, await post(ada, '#gone'))
  await post(ben, '#going')
  await post(cy, '#golden')
  await setSuspended(ben.id, true)

  expect(await tagsLately(ada, 'go')).toEqual(['golden'])
})
