import { writeSync } from 'node:fs'
import { follow, unfollow } from '#db/mutations/follows.ts'
import { createPost, deletePost } from '#db/mutations/posts.ts'
import { asViewer } from '#db/viewer.ts'

/*
 * Posts, deletes and follows from sixteen loops until it is killed, and says on standard output what was
 * acknowledged ("+ id") and what it is about to delete ("- id"). Its arguments are the ids of people.
 */

const people = process.argv.slice(2).map((id) => asViewer({ id: Number(id), handle: '', role: 'member' }))
const say = (line: string) => writeSync(1, `${line}\n`)

await Promise.all(Array.from({ length: 16 }, (_, loop) => run(loop)))

async function run(loop: number): Promise<never> {
  const viewer = people[loop % people.length] as (typeof people)[number]
  const other = people[(loop + 1) % people.length] as (typeof people)[number]
  for (let i = 0; ; i++) {
    const made = await createPost(viewer, {
      body: `post ${i} of loop ${loop}`,
      key: `${process.pid} ${loop} ${i}`,
    })
    if (typeof made !== 'object') throw new Error('the post was refused')
    say(`+ ${made.id}`)
    await (i % 2 === 0 ? follow : unfollow)(viewer, other.id)
    if (i % 5 !== 0) continue
    say(`- ${made.id}`)
    await deletePost(viewer, made.id)
  }
}
