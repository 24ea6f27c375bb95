/** What the log tells of an error. */
export type Fault = {
  type: string
  message: string
  stack?: string
  code?: string
  /** What Next shows in its place. */
  digest?: string
  cause?: Omit<Fault, 'stack'>
}

/**
 * An error for the log. What a failed query asked and with which values stands in its message, its stack and its
 * fields, and they are what people wrote: only that it failed, where, and the code of the database go on.
 */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { type: typeof error, message: 'Thrown, but no error' }
  const { cause } = error
  return {
    ...summary(error),
    stack: [headline(error), ...(error.stack ?? '').split('\n').filter(isFrame)].join('\n'),
    ...(cause instanceof Error && { cause: summary(cause) }),
  }
}

function summary(error: Error): Fault {
  const { code, digest } = error as Error & { code?: unknown; digest?: unknown }
  return {
    type: nameOf(error),
    message: messageOf(error, code),
    ...(typeof code === 'string' && { code }),
    ...(typeof digest === 'string' && { digest }),
  }
}

const isFrame = (line: string) => /^\s+at /.test(line)
const isQuery = (error: Error) => 'query' in error && 'params' in error
// The class of errors in which Postgres quotes the value it could not use.
const quotesValue = (code: unknown) => typeof code === 'string' && /^22\w{3}$/.test(code)

const nameOf = (error: Error) => (isQuery(error) ? 'DrizzleQueryError' : error.name)
const headline = (error: Error) =>
  `${nameOf(error)}: ${messageOf(error, 'code' in error ? error.code : undefined)}`

function messageOf(error: Error, code: unknown): string {
  if (isQuery(error)) return 'A query failed'
  return quotesValue(code) ? 'A value could not be used' : error.message
}
