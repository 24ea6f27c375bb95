import type { IncomingMessage } from 'node:http'
import { isUnsafe } from './origin.ts'
import { hasBody, type Refusal } from './refuse.ts'
import { pathOf } from './target.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte

type Rule = { type: RegExp; most: number }

const json: Rule = { type: /^application\/json$/, most: 256 * kilobyte }
// Server actions come as forms, or as text/plain when their arguments hold no file.
const form: Rule = {
  type: /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)$/,
  most: megabyte,
}
const upload: Rule = {
  type: /^(multipart\/form-data|application\/octet-stream|image\/[a-z0-9.+-]+)$/,
  most: 10 * megabyte,
}

/** What bodies a place takes, the first that fits; anything else is of the wrong type. */
const places: { path: RegExp; rules: Rule[] }[] = [
  { path: /^\/api\/uploads\//, rules: [upload, json] },
  { path: /^\//, rules: [json, form] },
]

/** How many bytes the body may have, or the status that says why there may be none. */
export function bodyRule(req: IncomingMessage): { most: number } | { status: Refusal } {
  if (!hasBody(req)) return { most: 0 }
  if (!isUnsafe(req.method ?? '')) return { status: 400 }
  const { headers } = req
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const rules = places.find((place) => place.path.test(pathOf(req.url ?? '')))?.rules ?? []
  const rule = rules.find((known) => known.type.test(type))
  if (!rule || (headers['content-encoding'] ?? 'identity') !== 'identity') return { status: 415 }
  return Number(headers['content-length'] ?? 0) > rule.most ? { status: 413 } : { most: rule.most }
}
