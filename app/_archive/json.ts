/** A list that is written as it comes. */
export type Streamed = { rows: AsyncIterable<unknown> }

export const jsonList = (rows: AsyncIterable<unknown>): Streamed => ({ rows })

/** Writes an object as JSON, piece by piece, so that a long list in it need never be held as a whole. */
export async function* jsonObject(entries: Record<string, unknown>): AsyncGenerator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(entries)) {
    yield `${before}\n${JSON.stringify(key)}: `
    if (isStreamed(value)) yield* list(value)
    else yield JSON.stringify(value) ?? 'null'
    before = ','
  }
  yield '\n}\n'
}

async function* list({ rows }: Streamed): AsyncGenerator<string> {
  let before = '['
  for await (const row of rows) {
    yield `${before}\n${JSON.stringify(row)}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n]'
}

const isStreamed = (value: unknown): value is Streamed =>
  typeof value === 'object' && value !== null && 'rows' in value
