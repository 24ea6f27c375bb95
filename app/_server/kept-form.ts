import type { IncomingMessage } from 'node:http'

type Fields = [name: string, text: string][]

const forms = new WeakMap<IncomingMessage, FormData>()

/** Keeps a form that came, until its request is answered: should no page come of it, its words are given back. */
export const keepForm = (req: IncomingMessage, form: FormData): void => void forms.set(req, form)

/**
 * The form for a page that gives the words of the sender back and sends them again, the same fields to the same
 * address. Undefined when there is none, when a password is in it, or when it holds no words.
 */
export function formAgain(req: IncomingMessage): string | undefined {
  const fields = textsOf(forms.get(req))
  if (fields.some(([name]) => isSecret(name)) || !fields.some(([name]) => isTyped(name))) return undefined
  return [
    '<form method="post" enctype="multipart/form-data">',
    ...fields.map(([name, text], i) => (isTyped(name) ? shown(name, text, i) : hidden(name, text))),
    '<button type="submit">Try again</button>',
    '</form>',
  ].join('\n')
}

const textsOf = (form: FormData | undefined): Fields =>
  [...(form ?? [])].filter((field): field is Fields[number] => typeof field[1] === 'string')

// The same as in the forms of app/_auth, and whatever sounds like it.
const isSecret = (name: string) => /password|token|current|repeat|secret|code/i.test(name)
const isTyped = (name: string) => !/^(\$ACTION_.*|key|from|to|next|id)$/.test(name)

const hidden = (name: string, text: string) =>
  `<input type="hidden" name="${escaped(name)}" value="${escaped(text)}">`

// A browser takes the first line end after the tag for none of the text.
const shown = (name: string, text: string, i: number) =>
  `<textarea name="${escaped(name)}" aria-label="What you wrote, ${i + 1}" rows="${text.length > 60 ? 5 : 1}" readonly>\n${escaped(text)}</textarea>`

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
