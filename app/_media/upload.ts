import { image } from '#db/text/limits.ts'

type Fields = Record<string, FormDataEntryValue>

/** Why a body is no form that can be worked with. */
export type Unreadable = 'form' | 'cut' | 'large' | 'media-type'

/** The fields of a form with files, the first of each name. What was announced must have come, byte for byte. */
export async function readUpload(request: Request): Promise<Fields | Unreadable> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\b/i.test(type)) return 'media-type'
  const announced = request.headers.get('content-length')
  if (Number(announced ?? 0) > image.bytes) return 'large'
  const body = await received(request)
  if (body.byteLength > image.bytes) return 'large'
  if (announced !== null && Number(announced) !== body.byteLength) return 'cut'
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    const fields: Fields = Object.create(null)
    for (const [name, value] of form) if (!(name in fields)) fields[name] = value
    return { ...fields }
  } catch {
    return 'form'
  }
}

/** All that came; nothing when the connection broke. */
async function received(request: Request): Promise<ArrayBuffer> {
  try {
    return await request.arrayBuffer()
  } catch {
    return new ArrayBuffer(0)
  }
}
