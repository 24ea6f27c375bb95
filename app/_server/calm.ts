import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const read = (name: Calm) =>
  readFileSync(resolve(import.meta.dirname, '../../public/calm', `${name}.html`), 'utf8')
const pages = new Map<Calm, string>()

/** What a browser shows when there is no page: `broken` is our fault, `busy` is better later, `large` is too much to take. */
export type Calm = 'broken' | 'busy' | 'large'

type Remarks = {
  /** The name of the request in the log. */
  reference?: string
  /** A form in place of the link that leads on. */
  form?: string | undefined
}

/** A whole page that needs neither Next nor JavaScript. */
export function calmPage(name: Calm, { reference = '', form }: Remarks = {}): string {
  const page = pages.get(name) ?? read(name)
  pages.set(name, page)
  const line = /^[\w-]+$/.test(reference) ? `<p><small>Reference ${reference}</small></p>` : ''
  const whole = form ? page.replace(/<!-- way on -->.*<!-- \/way on -->/s, () => form) : page
  return whole.replace('<!-- reference -->', line)
}

type Headers = NodeJS.Dict<string | string[]>

/** Whether the scripts of a page ask for another one as data, or call an action. */
export const isData = (headers: Headers): boolean => Boolean(headers.rsc || headers['next-action'])

/** Whether somebody will look at the answer: a browser goes to a page. */
export const isForEyes = (headers: Headers): boolean =>
  !isData(headers) && /\btext\/html\b/.test(headers.accept?.toString() ?? '')
