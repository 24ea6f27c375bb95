import { ask } from './forms.ts'
import type { Pipit } from './pipit.ts'
import type { Person } from './world.ts'

/** Sends an image as the form of a picture does; `more` are its other fields. */
export function upload(
  place: Pipit,
  person: Person | null,
  kind: string,
  image: Uint8Array,
  more: Record<string, string> = {},
  headers: Record<string, string> = { origin: place.origin },
): Promise<Response> {
  const body = new FormData()
  body.append('picture', new Blob([Uint8Array.from(image)]), 'picture')
  for (const [name, value] of Object.entries(more)) body.append(name, value)
  return ask(place, person, `/api/uploads/${kind}`, { method: 'POST', body, headers })
}

/** The pictures in the main part of a page, each address once. */
export async function picturesOn(place: Pipit, person: Person | null, path: string): Promise<string[]> {
  const html = await (await ask(place, person, path)).text()
  const [main = ''] = /<main\b.*?<\/main>/s.exec(html) ?? []
  return [...new Set([...main.matchAll(/\/media\/[\w-]+\/\d+\.webp/g)].map(([address]) => address))]
}
