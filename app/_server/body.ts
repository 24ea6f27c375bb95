import type { IncomingMessage } from 'node:http'
import { archiveBytes } from './archive-bytes.ts'
import { keepForm } from './kept-form.ts'
import { isUnsafe } from './origin.ts'
import { hasBody, type Refusal } from './refuse.ts'
import { isSoundForm, parseJson, sound } from './sound.ts'
import { pathOf } from './target.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

type Rule = {
  type: RegExp
  most: number
  /** Whether a whole body of this type can be read at all, and is not made to do harm. */
  isReadable?: (body: Body, req: IncomingMessage) => Promise<boolean>
  /** It is too large to be taken in as a whole: whoever answers reads it as it comes. */
  isStreamed?: boolean
}

type Body = Uint8Array<ArrayBuffer>

const json: Rule = {
  type: /^application\/json$/,
  most: 256 * kilobyte,
  isReadable: async (body) => isJson(body),
}
// Server actions come as forms, or as text/plain when their arguments hold no file.
const form: Rule = {
  type: /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)$/,
  most: megabyte,
  isReadable: isForm,
}
const upload: Rule = {
  type: /^(multipart\/form-data|application\/octet-stream|image\/[a-z0-9.+-]+)$/,
  most: 10 * megabyte,
}

// The form around the file takes a little too.
const archive = (): Rule => ({
  type: /^multipart\/form-data$/,
  most: archiveBytes() + 64 * kilobyte,
  isStreamed: true,
})

/** What bodies a place takes, the first that fits; anything else is of the wrong type. */
const places: { path: RegExp; rules: Rule[] | (() => Rule[]) }[] = [
  { path: /^\/api\/uploads\/archive$/, rules: () => [archive()] },
  { path: /^\/api\/uploads\//, rules: [upload, json] },
  { path: /^\//, rules: [json, form] },
]

/** What is asked of a body: how many bytes it may have, and that what came makes sense. */
export type Expected = { most: number; isReadable: (body: Body) => Promise<boolean>; isStreamed: boolean }

/** What is asked of the body of a request, undefined when it has none, or the status that says why there may be none. */
export function bodyRule(req: IncomingMessage): Expected | undefined | { status: Refusal } {
  if (!hasBody(req)) return undefined
  if (!isUnsafe(req.method ?? '')) return { status: 400 }
  const { headers } = req
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const rules = places.find((place) => place.path.test(pathOf(req.url ?? '')))?.rules ?? []
  const rule = (typeof rules === 'function' ? rules() : rules).find((known) => known.type.test(type))
  if (!rule || (headers['content-encoding'] ?? 'identity') !== 'identity') return { status: 415 }
  if (Number(headers['content-length'] ?? 0) > rule.most) return { status: 413 }
  const isReadable = async (body: Body) => rule.isReadable?.(body, req) ?? true
  return { most: rule.most, isReadable, isStreamed: rule.isStreamed ?? false }
}

/** Next fails on a form that is none. */
async function isForm(body: Body, req: IncomingMessage): Promise<boolean> {
  const { headers } = req
  const type = headers['content-type'] ?? ''
  if (/^text\/plain/i.test(type)) return headers['next-action'] === undefined || isJson(body)
  if (/^application\/x-www-form-urlencoded/i.test(type) && hasTooManyFields(body)) return false
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    if (!isSoundForm(form)) return false
    keepForm(req, form)
    return true
  } catch {
    return false
  }
}

/** To unpack a million bytes of `a&a&…` takes seconds; to count its signs does not. */
function hasTooManyFields(body: Body): boolean {
  let count = 1
  for (let at = body.indexOf(ampersand); at >= 0; at = body.indexOf(ampersand, at + 1))
    if (++count > sound.keys) return true
  return false
}

const ampersand = 0x26

function isJson(body: Body): boolean {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body)) !== undefined
  } catch {
    return false
  }
}
