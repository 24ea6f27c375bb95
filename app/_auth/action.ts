import { randomUUID } from 'node:crypto'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import type { Limit } from '#app/_server/rate.ts'
import type { FormAction, FormState } from '#app/_ui/form-state.ts'
import { isUnavailable } from '#db/client.ts'
import { PasswordQueueFull } from '#db/password.ts'
import { overLimit, tellBusy } from './limits.ts'
import { log } from './log.ts'
import { report } from './report.ts'
import { type CurrentSession, currentSession } from './session.ts'

/** What a handler answers: nothing when all went well, or what the form shall say. */
export type Outcome = FormState | undefined
type Settings = { limit?: Limit }

type Rules<Schema> = Schema | ((session: CurrentSession) => Promise<Schema>)

/**
 * A change that a signed-in person makes with a form. Finds out who is asking and where from, counts the try,
 * checks the input, then acts. Whatever goes wrong is answered as the state of the form with what was typed:
 * without JavaScript a thrown error would be a bare page and the words lost.
 */
export function action<Schema extends z.ZodType>(
  rules: Rules<Schema>,
  act: (session: CurrentSession, input: z.output<Schema>) => Promise<Outcome>,
  { limit }: Settings = {},
): FormAction {
  return answering(async (fields) => {
    const session = await currentSession()
    if (!session) return { problem: words().problems.signInFirst }
    const limited = limit && (await overLimit(limit, session.viewer.id))
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    const parsed = (typeof rules === 'function' ? await rules(session) : rules).safeParse(fields)
    return parsed.success ? act(session, parsed.data) : refusal(parsed.error)
  })
}

/** A change that anyone may make, such as signing in. Limits count per address. */
export function openAction<Schema extends z.ZodType>(
  rules: Schema,
  act: (input: z.output<Schema>) => Promise<Outcome>,
  { limit }: Settings = {},
): FormAction {
  return answering(async (fields) => {
    const limited = limit && (await overLimit(limit))
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    const parsed = rules.safeParse(fields)
    return parsed.success ? act(parsed.data) : refusal(parsed.error)
  })
}

/**
 * Shows what changed: goes to `to` if the form says so; else stays with JavaScript and renders the page anew, or
 * goes to `from` without it, so that reloading sends nothing twice.
 */
export async function goOn({ from, to }: { from: string; to: string | undefined }): Promise<undefined> {
  if (to) redirect(to)
  if (!(await headers()).has('next-action')) redirect(from)
  refresh()
}

/** Goes to `path` without JavaScript; with it the page shows already what was done, and is not rendered anew. */
export async function stay(path: string): Promise<undefined> {
  if (!(await headers()).has('next-action')) redirect(path)
}

function answering(answer: (fields: Fields) => Promise<Outcome>): FormAction {
  return async (_state, form) => {
    // What calls an action need not be a form of ours.
    const fields = form instanceof FormData ? fieldsOf(form) : {}
    const values = shown(fields)
    const { problems } = words()
    try {
      if (!(await comesFromHere())) {
        await report('denied', { reason: 'another origin' })
        return { problem: problems.foreign, values }
      }
      const outcome = await answer(fields)
      if (!outcome) return { key: randomUUID() }
      return outcome.problem || outcome.errors ? { values, ...outcome } : outcome
    } catch (error) {
      unstable_rethrow(error)
      if (isUnavailable(error) || error instanceof PasswordQueueFull) {
        await tellBusy()
        return { problem: problems.busy, values }
      }
      log.error({ event: 'failed', kind: 'action', err: error }, 'An action failed')
      return { problem: problems.failed, values }
    }
  }
}

type Fields = Record<string, FormDataEntryValue>

/** The fields of a form, the first of each name; what React adds to it (`$ACTION_…`) is not a field. */
function fieldsOf(form: FormData): Fields {
  const fields: Fields = Object.create(null)
  for (const [name, value] of form)
    if (!name.startsWith('$ACTION_') && !(name in fields)) fields[name] = value
  return { ...fields }
}

/** What may be shown again: text, but no passwords. */
function shown(fields: Fields): Record<string, string> {
  const texts = Object.entries(fields).filter(
    (field): field is [string, string] =>
      typeof field[1] === 'string' && !/password|token|current|repeat/.test(field[0]),
  )
  return Object.fromEntries(texts)
}

function refusal(error: z.ZodError): FormState {
  const errors: Record<string, string> = {}
  for (const { path, message } of error.issues) errors[path.join('.') || 'form'] ??= message
  return { problem: words().problems.check, errors }
}

/** The server around Next refuses foreign origins already; on a platform without it this is the check. */
async function comesFromHere(): Promise<boolean> {
  const given = await headers()
  return isOwnOrigin('POST', (name) => given.get(name), ownOrigin())
}
