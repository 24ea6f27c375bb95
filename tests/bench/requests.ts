import { randomUUID } from 'node:crypto'
import { hashPassword } from '#db/password.ts'
import { type Fields, formOn } from '../e2e/forms.ts'
import type { Goal } from './goals.ts'
import { rateOf } from './rate.ts'

/** Somebody who can sign in: their handle and password, and the secret of a session they have already. */
export type Member = { handle: string; password: string; cookie: string }

/**
 * How many pages are read, posts published, likes given and sign-ins answered a second by sixteen clients, each sent
 * as the form a browser without JavaScript sends; beside them the hashes of a password that this machine makes, which
 * is the most that sign-ins could be.
 */
export async function requestRates(
  origin: string,
  { handle, password, cookie }: Member,
  liked: number[],
): Promise<Goal[]> {
  const headers = { cookie: `pipit-session=${cookie}` }
  const ask = async (path: string, init?: RequestInit, status = 200) => {
    const answer = await fetch(origin + path, { redirect: 'manual', headers, ...init })
    await answer.arrayBuffer()
    if (answer.status !== status) throw new Error(`${path} answered ${answer.status}`)
  }
  const send = (path: string, fields: Fields, signedIn = true) => {
    const body = new FormData()
    for (const [name, value] of fields) body.append(name, value)
    return ask(path, { method: 'POST', body, headers: { ...(signedIn && headers), origin } }, 303)
  }
  const compose = withoutButtons(await formOn({ origin }, { cookie }, '/compose', 'body', 'key'))
  const signIn = withoutButtons(await formOn({ origin }, null, '/sign-in', 'password'))
  const row = withoutButtons(await formOn({ origin }, { cookie }, '/', 'like'))
  let next = 0

  const pages = await rateOf(() => ask('/'))
  const posts = await rateOf(() =>
    send('/compose', replaced(compose, { body: 'The reeds are loud today.', key: randomUUID() })),
  )
  const likes = await rateOf(() => send('/', [...row, ['like', String(liked[next++ % liked.length])]]))
  const signIns = await rateOf(() => send('/sign-in', replaced(signIn, { login: handle, password }), false))
  const hashes = await rateOf(() => hashPassword(password), { clients: 4, seconds: 3 })
  return [
    { goal: 'home, pages a second', figure: pages },
    { goal: 'posts published a second', figure: posts },
    { goal: 'likes given a second', figure: likes },
    { goal: 'sign-ins a second', figure: signIns },
    { goal: 'posts published ÷ home pages read', figure: posts / pages },
    { goal: 'likes given ÷ home pages read', figure: likes / pages },
    { goal: 'sign-ins ÷ password hashes this machine makes', figure: signIns / hashes },
  ]
}

/** A form as it is sent with its first button: what the others say of themselves is not. */
const withoutButtons = (fields: Fields): Fields =>
  fields.filter(
    ([name]) => !['like', 'unlike', 'repost', 'unrepost', 'bookmark', 'unbookmark', 'as'].includes(name),
  )

const replaced = (fields: Fields, values: Record<string, string>): Fields =>
  fields.map(([name, value]) => [name, values[name] ?? value])
