import { log } from '#app/_auth/log.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { isFileName, isFolder } from '#app/_media/key.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { parseRange } from '#app/_media/range.ts'
import { namesTag, safe, withoutImage } from '#app/_media/served.ts'
import { StorageError } from '#app/_media/storage.ts'
import { lengthHeader } from '#app/_server/length.ts'
import { isUnavailable } from '#db/client.ts'
import { isPictureShown } from '#db/queries/pictures.ts'

export const dynamic = 'force-dynamic'

type Context = RouteContext<'/media/[...key]'>

/** A picture, or a part of it, as long as somebody who may be seen has it. */
export async function GET(request: Request, { params }: Context) {
  const [folder = '', name = '', ...more] = (await params).key
  if (!isFolder(folder) || !isFileName(name) || more.length > 0) return withoutImage(404)
  try {
    return await answer(request, folder, name)
  } catch (error) {
    if (!(error instanceof StorageError) && !isUnavailable(error)) throw error
    log.warn({ event: 'storage', err: error }, 'A picture could not be read')
    return withoutImage(503)
  }
}

/** The same without the bytes. */
export async function HEAD(request: Request, context: Context) {
  const { status, headers, body } = await GET(request, context)
  await body?.cancel()
  return new Response(null, { status, headers })
}

async function answer(request: Request, folder: string, name: string): Promise<Response> {
  const shown = await isPictureShown(await currentViewer(), folder)
  if (!shown) return withoutImage(404)
  // What a folder holds never changes, so its name says it all.
  const tag = `"${folder}-${name}"`
  if (namesTag(request.headers.get('if-none-match'), tag))
    return new Response(null, { status: 304, headers: kept(tag, shown) })
  const ifRange = request.headers.get('if-range')
  const wanted = ifRange === null || ifRange === tag ? parseRange(request.headers.get('range')) : undefined
  const read = await mediaStorage().stream(folder, name, wanted)
  if (!read) return withoutImage(404)
  if ('unsatisfiable' in read) return withoutImage(416, { 'Content-Range': `bytes */${read.size}` })
  const { start, end, size, body } = read
  return new Response(body, {
    status: wanted ? 206 : 200,
    headers: {
      ...kept(tag, shown),
      'Content-Type': 'image/webp',
      [lengthHeader]: String(end - start + 1),
      'Content-Disposition': `inline; filename="${name}"`,
      ...(wanted && { 'Content-Range': `bytes ${start}-${end}/${size}` }),
    },
  })
}

/**
 * What only some may see is asked for each time. Of what everyone may, a browser keeps a picture for good, since a new one has a new address. What stands between asks again after
 * a minute: when somebody is suspended or takes their picture away it is gone for everyone else.
 */
const kept = (tag: string, shown: 'public' | 'private') => ({
  ETag: tag,
  'Accept-Ranges': 'bytes',
  'Cache-Control':
    shown === 'public' ? 'public, max-age=31536000, s-maxage=60, immutable' : 'private, no-cache',
  ...safe,
})
