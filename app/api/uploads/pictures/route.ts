import { overLimit } from '#app/_auth/limits.ts'
import { log } from '#app/_auth/log.ts'
import { currentViewer } from '#app/_auth/session.ts'
import { ImageQueueFull, inTurn } from '#app/_media/image-queue.ts'
import { keepPicture } from '#app/_media/keep-picture.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { makePostPicture } from '#app/_media/post-picture.ts'
import { mediaRoom } from '#app/_media/room.ts'
import { StorageError } from '#app/_media/storage.ts'
import { readUpload } from '#app/_media/upload.ts'
import { statusOf, type UploadProblem, uploadWords } from '#app/_media/upload-outcome.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { isUnavailable } from '#db/client.ts'
import { addPictureToDraft } from '#db/mutations/drafts.ts'
import { addMedia } from '#db/mutations/media.ts'
import type { ShownPicture } from '#db/queries/timeline-post.ts'
import { parseId } from '#db/text/ids.ts'

type Outcome =
  | { picture: ShownPicture; draft?: number }
  | { problem: UploadProblem; wait?: number; draft?: number }

/**
 * Takes a picture for a post that is being written: from a script, answered with JSON, `{ picture }` or `{ problem }`;
 * or from the form of a draft, which gets it and is shown again.
 */
export async function POST(request: Request) {
  const isOwn = isOwnOrigin('POST', (name) => request.headers.get(name), process.env.AUTH_URL ?? '')
  const outcome: Outcome = isOwn ? await answer(request) : { problem: 'foreign' }
  const isForm = /\btext\/html\b/.test(request.headers.get('accept') ?? '')
  return isForm ? page(outcome) : json(outcome)
}

async function answer(request: Request): Promise<Outcome> {
  try {
    return await add(request)
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

async function add(request: Request): Promise<Outcome> {
  const viewer = await currentViewer()
  if (!viewer) return { problem: 'signedOut' }
  const limited = await overLimit('media', viewer.id)
  if (limited) return { problem: 'often', wait: limited.waitSeconds }
  const made = await inTurn(() => pictureIn(request))
  if (typeof made === 'string') return { problem: made }
  const { sizes, draft } = made
  const refused = draft === undefined ? {} : { draft }
  if (!sizes) return { problem: made.fault, ...refused }
  const folder = await keepPicture(mediaStorage(), sizes)
  const { placeholder, width, height, bytes } = made
  const added = await addMedia(viewer, { folder, placeholder, width, height, bytes }, mediaRoom())
  if (added === 'full') return { problem: 'room', ...refused }
  if (!added) return { problem: 'signedOut' }
  if (draft !== undefined && !(await addPictureToDraft(viewer, draft, added.id)))
    return { problem: 'many', draft }
  return { picture: { id: added.id, folder, width, height, placeholder }, ...refused }
}

async function pictureIn(request: Request) {
  const fields = await readUpload(request)
  if (fields === 'media-type') return 'type'
  if (typeof fields === 'string') return fields
  const draft = fields.draft === undefined ? undefined : parseId(fields.draft)
  const fault = (problem: UploadProblem) => ({ fault: problem, draft, sizes: undefined })
  if (!(fields.picture instanceof File) || fields.picture.size === 0) return fault('missing')
  const picture = await makePostPicture(await fields.picture.bytes())
  return typeof picture === 'string' ? fault(picture) : { ...picture, draft }
}

const page = (outcome: Outcome) => {
  const problem = 'problem' in outcome ? `?problem=${outcome.problem}` : ''
  const Location =
    outcome.draft === undefined ? `/compose${problem}` : `/drafts/${outcome.draft}/pictures${problem}`
  return new Response(null, { status: 303, headers: { Location, 'Cache-Control': 'no-store' } })
}

function json(outcome: Outcome): Response {
  const isRefused = 'problem' in outcome
  const status = isRefused ? statusOf(outcome.problem) : 201
  const wait = (isRefused && outcome.wait) || (status === 503 || status === 507 ? 5 : undefined)
  return Response.json(isRefused ? { problem: uploadWords(outcome) } : { picture: outcome.picture }, {
    status,
    headers: { 'Cache-Control': 'private, no-store', ...(wait && { 'Retry-After': String(wait) }) },
  })
}
