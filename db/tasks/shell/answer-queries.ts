import type { REPLEval, REPLServer } from 'node:repl'
import type { Hearing } from './hearing.ts'

/**
 * Teaches the prompt to await what is entered, so that a query, which is only asked when it is awaited, shows its
 * rows. The second evaluation, of an await, is the REPL's own: keys wait meanwhile, and Ctrl-C interrupts it.
 */
export function answerQueries(server: REPLServer, hearing: Hearing, print: (text: string) => void): void {
  const evaluate = server.eval
  const answer: REPLEval = (code, context, file, done) => {
    hearing.begin()
    evaluate.call(server, code, context, file, (error, result) => {
      if (error || !isThenable(result)) return settle(error, result)
      Object.defineProperty(context, asked, { value: result, configurable: true })
      evaluate.call(server, `await ${asked}\n`, context, file, (error, answer) => {
        // What a statement comes to is not shown when it is undefined; an answer is.
        if (!error && answer === undefined) print('undefined')
        settle(error, answer)
      })
    })

    function settle(error: Error | null, result: unknown) {
      hearing.end()
      done(error, result)
    }
  }
  Object.assign(server, { eval: answer })
}

const asked = '$asked'

const isThenable = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'then' in result && typeof result.then === 'function'
