import type { Pipit } from './pipit.ts'
import type { Person } from './world.ts'

type Place = Pick<Pipit, 'origin'>
type Asker = Pick<Person, 'cookie'> | null

/* Forms as the bare protocol has them, for sending what no browser would, or the same thing twice. */

/** The fields of a form in the order they stand there, hidden ones included. */
export type Fields = [name: string, value: string][]

/** What a person's browser (nobody's: a stranger's) gets for an address; redirects are not followed. */
export function ask(place: Place, person: Asker, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  if (person) headers.set('cookie', `pipit-session=${person.cookie}`)
  return fetch(`${place.origin}${path}`, { redirect: 'manual', ...init, headers })
}

/** What the router of Next gets for an address: the page as data. It is sent to the right spelling of it first. */
export async function askRouter(place: Place, person: Asker, path: string): Promise<Response> {
  const headers = { rsc: '1' }
  const answer = await ask(place, person, path, { headers })
  const spelled = answer.headers.get('location') ?? ''
  return /[?&]_rsc/.test(spelled) ? ask(place, person, spelled, { headers }) : answer
}

/** The form of a page that has a field or a button of each of these names. */
export async function formOn(place: Place, person: Asker, path: string, ...named: string[]): Promise<Fields> {
  const html = await (await ask(place, person, path)).text()
  const forms = [...html.matchAll(/<form\b.*?<\/form>/gs)].map(([form]) => fieldsOf(form))
  const form = forms.find((fields) => named.every((one) => fields.some(([name]) => name === one)))
  if (!form) throw new Error(`no form with ${named.join(' and ')} on ${path}`)
  return form
}

function fieldsOf(form: string): Fields {
  return [...form.matchAll(/<(?:input|textarea|button)\b[^>]*>|<select\b.*?<\/select>/gs)].flatMap(
    ([tag]): Fields => {
      // What only asks for more of the form is not pressed.
      const name = /\sformnovalidate/i.test(tag) ? undefined : attribute(tag, 'name')
      const chosen = /<option[^>]* selected[^>]*>/.exec(tag)?.[0]
      return name === undefined ? [] : [[name, attribute(chosen ?? tag, 'value') ?? '']]
    },
  )
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The same form with some fields filled in. */
export const filled = (fields: Fields, values: Record<string, string>): Fields =>
  fields.map(([name, value]) => [name, values[name] ?? value])

/** Sends a form as a browser without JavaScript would; `headers` replaces where it says it comes from. */
export function send(
  place: Place,
  person: Asker,
  path: string,
  fields: Fields,
  headers: Record<string, string> = { origin: place.origin },
): Promise<Response> {
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return ask(place, person, path, { method: 'POST', body, headers })
}

/** The posts of somebody, newest first, as anyone sees them. */
export async function postsOf(place: Pipit, person: Person): Promise<string[]> {
  const answer = await ask(place, null, `/api/timelines/users/${person.handle}`)
  const { rows } = (await answer.json()) as { rows: { body: string }[] }
  return rows.map(({ body }) => body)
}

/** All posts of somebody, page by page. */
export async function allPostsOf(place: Pipit, { handle }: Person): Promise<string[]> {
  const bodies: string[] = []
  for (let before = ''; before !== 'end'; ) {
    const answer = await ask(place, null, `/api/timelines/users/${handle}${before && `?before=${before}`}`)
    const { rows, next } = (await answer.json()) as { rows: { body: string }[]; next?: number }
    bodies.push(...rows.map(({ body }) => body))
    before = next === undefined ? 'end' : String(next)
  }
  return bodies
}

/** Whether somebody's cookie still opens what only they may see. */
export async function isSignedIn(place: Pipit, person: Person): Promise<boolean> {
  const { status } = await ask(place, person, '/settings/account')
  return status === 200
}
