import type { PictureWords } from '#app/_i18n/en/pictures.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import { type PictureKind, pictures } from '#db/text/limits.ts'

type Problems = PictureWords['problems']

/** Sends the form of a picture and tells how much of it is sent, from 0 to 1; `fetch` cannot tell that. */
export function sendPicture(
  kind: PictureKind,
  form: FormData,
  problems: Problems,
  onProgress: (part: number) => void = () => undefined,
): Promise<FormState> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/uploads/${kind}`)
    request.setRequestHeader('accept', 'application/json')
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    request.onload = () => resolve(answerOf(request, kind, problems))
    request.onerror = () => resolve({ problem: problems.unreachable })
    request.send(form)
  })
}

/** What the route said; or what its silence means, when the server around it refused. */
function answerOf(
  { status, responseText }: XMLHttpRequest,
  kind: PictureKind,
  problems: Problems,
): FormState {
  try {
    return JSON.parse(responseText) as FormState
  } catch {
    if (status === 413) return { problem: problems[`${kind}Bytes`] }
    return { problem: status === 503 || status === 429 ? problems.busy : problems.failed }
  }
}

/** The picture as it is sent: itself, or, when it is too large to be taken, drawn anew with fewer and fewer pixels. */
export async function sendable(file: File, kind: PictureKind): Promise<Blob> {
  const { bytes } = pictures[kind]
  if (file.size <= bytes) return file
  for (const side of [2400, 1600, 1000]) {
    const smaller = await drawn(file, side)
    if (smaller && smaller.size <= bytes) return smaller
  }
  return file
}

async function drawn(file: File, side: number): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(bitmap.width * scale)
  canvas.height = Math.ceil(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
}

/** What we ask a file chooser for; the server looks at the bytes. */
export const accepted = 'image/jpeg,image/png,image/webp,image/gif'
