import { writeSync } from 'node:fs'
import { keepPicture } from '#app/_media/keep-picture.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { asViewer } from '#db/viewer.ts'

/* Gives people one picture after the other until it is killed, and says on standard output whenever one is theirs. */

const people = process.argv.slice(2).map((id) => asViewer({ id: Number(id), handle: '', role: 'member' }))

await Promise.all(people.map(run))

async function run(viewer: (typeof people)[number]): Promise<never> {
  for (let i = 1; ; i++) {
    // Large enough to take several writes.
    const sizes = [96, 192, 400].map((width) => ({
      name: `${width}.webp`,
      bytes: new Uint8Array(width * 10_000).fill(1),
    }))
    await setPicture(viewer, 'avatar', await keepPicture(mediaStorage(), sizes))
    writeSync(1, `${i}\n`)
  }
}
