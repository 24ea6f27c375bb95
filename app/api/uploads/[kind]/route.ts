import { overLimit } from '#app/_auth/limits.ts'
import { log } from '#app/_auth/log.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { ImageQueueFull, inTurn } from '#app/_media/image-queue.ts'
import { keepPicture } from '#app/_media/keep-picture.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { makePicture, type Size } from '#app/_media/picture.ts'
import {
  outcomePath,
  outcomeWords,
  type PictureOutcome,
  type PictureProblem,
  statusOf,
} from '#app/_media/picture-outcome.ts'
import { pictureRules } from '#app/_media/rules.ts'
import { StorageError } from '#app/_media/storage.ts'
import { readUpload, type Unreadable } from '#app/_media/upload.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { isUnavailable } from '#db/client.ts'
import { setPicture } from '#db/mutations/pictures.ts'
import { type PictureKind, pictures } from '#db/text/limits.ts'

/** Takes a picture or a banner: from the form as a browser sends it, answered with a page, or from a script, with JSON. */
export async function POST(request: Request, { params }: RouteContext<'/api/uploads/[kind]'>) {
  const { kind } = await params
  if (!isKind(kind)) return new Response(null, { status: 404 })
  const isOwn = isOwnOrigin('POST', (name) => request.headers.get(name), process.env.AUTH_URL ?? '')
  const outcome = isOwn ? await answer(kind, request) : ({ problem: 'foreign' } as const)
  return /\btext\/html\b/.test(request.headers.get('accept') ?? '')
    ? page(outcomePath(kind, outcome))
    : json(kind, outcome)
}

const isKind = (kind: string): kind is PictureKind => Object.hasOwn(pictures, kind)

async function answer(kind: PictureKind, request: Request): Promise<PictureOutcome> {
  try {
    return await change(kind, request)
  } catch (error) {
    if (error instanceof StorageError)
      log.error({ event: 'storage', err: error }, 'A picture could not be kept')
    if (error instanceof StorageError && error.full) return { problem: 'full' }
    if (error instanceof StorageError || error instanceof ImageQueueFull || isUnavailable(error))
      return { problem: 'busy' }
    log.error({ event: 'upload', err: error }, 'An upload failed')
    return { problem: 'failed' }
  }
}

async function change(kind: PictureKind, request: Request): Promise<PictureOutcome> {
  const viewer = await currentViewer()
  if (!viewer) return { problem: 'signedOut' }
  const limited = await overLimit('media', viewer.id)
  if (limited) return { problem: 'often', wait: limited.waitSeconds }
  const wanted = await inTurn(() => pictureIn(kind, request))
  if (typeof wanted === 'string') return { problem: wanted }
  const folder = wanted && (await keepPicture(mediaStorage(), wanted))
  if (!(await setPicture(viewer, kind, folder))) return { problem: 'signedOut' }
  return { done: folder ? 'saved' : 'removed' }
}

/** The sizes of the picture that was sent, null when there shall be none, or why it cannot be one. */
async function pictureIn(kind: PictureKind, request: Request): Promise<Size[] | null | PictureProblem> {
  const fields = await readUpload(request)
  if (typeof fields === 'string') return problemOf(fields, kind)
  const { data: upload } = pictureRules.safeParse(fields)
  if (!upload) return 'form'
  if (upload.remove) return null
  if (!upload.file) return 'missing'
  if (upload.file.size > pictures[kind].bytes) return `${kind}Bytes`
  return makePicture(kind, await upload.file.bytes(), upload.crop)
}

function problemOf(unreadable: Unreadable, kind: PictureKind): PictureProblem {
  if (unreadable === 'media-type') return 'type'
  return unreadable === 'large' ? `${kind}Bytes` : unreadable
}

const page = (path: string) =>
  new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })

function json(kind: PictureKind, outcome: PictureOutcome): Response {
  const status = statusOf(outcome)
  const wait = 'wait' in outcome ? outcome.wait : status === 503 || status === 507 ? 5 : undefined
  return Response.json(outcomeWords(kind, outcome), {
    status,
    headers: {
      'Cache-Control': 'private, no-store',
      ...(wait !== undefined && { 'Retry-After': String(wait) }),
    },
  })
}
