import { Agent, request } from 'node:http'
import { type Fields, filled, formOn, send } from './forms.ts'
import type { Pipit } from './pipit.ts'
import type { Person } from './world.ts'

/* People of a place that a test starts for itself, who do everything by its forms. */

/** Somebody who signs up. */
export async function joined(place: Pipit, handle: string): Promise<Person> {
  const form = await formOn(place, null, '/sign-up', 'handle')
  const given = { handle, email: `${handle}@example.org`, password: 'wren sings before rain' }
  const answer = await send(place, null, '/sign-up', filled(form, given))
  const cookie = /pipit-session=([\w-]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? ''
  return { id: 0, name: '', handle, email: '', cookie } as Person
}

/** Sends a post of theirs; the answer, which is a 303 when it was published. */
export async function posted(
  place: Pipit,
  person: Person,
  body: string,
  more: Record<string, string> = {},
): Promise<Response> {
  const form: Fields = await formOn(place, person, '/compose', 'body', 'key')
  return send(place, person, '/compose', filled(form, { body, ...more }))
}

/** Has somebody follow another by the button on their page. */
export async function followed(place: Pipit, person: Person, { handle }: Person): Promise<void> {
  const path = `/@${handle}`
  const form = await formOn(place, person, path, 'follow')
  // Beside them stand others to be followed.
  const own = form.filter(
    ([name], at) => name !== 'follow' || at === form.findIndex(([one]) => one === 'follow'),
  )
  await send(place, person, path, own)
}

/** A stream of events on a connection of its own. */
export function listening(place: Pipit, { cookie }: Person) {
  let heard = ''
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  const call = request(`${place.origin}/events`, {
    agent: new Agent(),
    headers: { cookie: `pipit-session=${cookie}` },
  })
  call.on('response', (answer) => {
    answer.on('data', (chunk) => {
      heard += chunk
    })
    answer.on('close', resolve)
  })
  call.on('error', () => resolve())
  call.end()
  return { heard: () => heard, ended, close: () => call.destroy() }
}
