import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Storage } from '#app/_media/storage.ts'
import { ownDrafts, ownProfile } from '#db/queries/own-lists.ts'
import { ownPostsAfter } from '#db/queries/own-posts.ts'
import { pictures, postPictures } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { addLists } from './add-lists.ts'
import { archived } from './archived.ts'
import { format } from './format.ts'
import { jsonList, jsonObject } from './json.ts'
import { readme } from './readme.ts'
import { walk } from './rows.ts'

type Progress = (done: number, total: number) => Promise<void>

/**
 * Writes the archive of a person (`format.ts`) to a file of this machine, piece by piece. `place` is the origin of this
 * place; `isOver` says to stop, then it throws. Answers how many bytes it has.
 */
export async function writeArchive(
  viewer: Viewer,
  {
    path,
    place,
    storage,
    onProgress,
    isOver,
  }: {
    path: string
    place: string
    storage: Storage
    onProgress: Progress
    isOver: () => boolean
  },
): Promise<number> {
  const own = await ownProfile(viewer)
  if (!own) throw new Error('its owner is gone')
  const zip = new ZipFile()
  const writing = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }))
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  failed.catch(() => undefined)
  const address = (handle: string | null, id: number) => (handle ? `${place}/@${handle}/${id}` : null)
  const media: { id: number; folder: string }[] = []
  let done = 0

  async function* posts() {
    for await (const post of walk(
      (after) => ownPostsAfter(viewer, after),
      ({ id }) => id,
    )) {
      if (isOver()) throw new Error('to be gone on with later')
      media.push(...post.pictures.map(({ id, folder }) => ({ id, folder })))
      yield archived(post, viewer.handle, address)
      done += 1
      if (done % 200 === 0) await onProgress(done, own?.postCount ?? done)
    }
  }

  zip.addBuffer(Buffer.from(readme(viewer.handle, place)), 'README.txt')
  const { settings, profile } = own
  const main = Readable.from(
    jsonObject({
      format: format.name,
      version: format.version,
      place,
      exportedAt: new Date(),
      profile,
      settings,
      drafts: await ownDrafts(viewer),
      posts: jsonList(posts()),
    }),
  )
  zip.addReadStream(main, 'pipit.json')
  await Promise.race([ended(main), failed, writing])

  await addLists(zip, viewer, place, address)
  const add = (folder: string | null, file: string, name: string) => {
    if (!folder) return
    zip.addReadStreamLazy(name, { compress: false }, (answer) => {
      storage.stream(folder, file).then(
        (found) =>
          // A picture that is lost shall not keep the rest from being taken along.
          answer(null, found && 'body' in found ? Readable.fromWeb(found.body as never) : Readable.from([])),
        (error: unknown) => answer(error, Readable.from([])),
      )
    })
  }
  add(own.avatar, `${pictures.avatar.widths[0]}.webp`, 'avatar.webp')
  add(own.banner, `${pictures.banner.widths[0]}.webp`, 'banner.webp')
  for (const { id, folder } of media) add(folder, `${postPictures.widths[0]}.webp`, `media/${id}.webp`)
  zip.end()
  await Promise.race([writing, failed])
  await onProgress(done, done)
  return (await stat(path)).size
}

const ended = (stream: Readable): Promise<void> =>
  new Promise((resolve, reject) => stream.once('close', resolve).once('error', reject))
