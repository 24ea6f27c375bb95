import { stripVTControlCharacters } from 'node:util'

/** Old names by new ones: what a person would answer when drizzle-kit asks what was renamed. */
export type Renamed = Record<string, string>

/**
 * Answers drizzle-kit's questions as somebody at a terminal would. It asks only where there is one, so this says
 * that there is; each question is read as it is drawn, the arrow key pressed as often as it takes to reach the
 * answer, and then return. Whatever is not in `renamed` is new. Without `isShown` nothing is seen of it. Answers
 * how to stop.
 */
export function answerQuestions(renamed: Renamed, isShown = false): () => void {
  const { stdin, stdout } = process
  const was = { in: stdin.isTTY, out: stdout.isTTY, write: stdout.write, raw: stdin.setRawMode }
  let asked = ''
  stdin.isTTY = stdout.isTTY = true
  stdin.setRawMode = () => stdin
  stdout.write = ((chunk: string, ...rest: []) => {
    const text = stripVTControlCharacters(`${chunk}`)
    if (`${chunk}`.includes(cursorShown)) asked = ''
    // A question is drawn anew after every key; it is answered once.
    const [question] = /Is \w+ .*(created or renamed|renamed or created).*\?/.exec(text) ?? []
    if (question && question !== asked) {
      asked = question
      const presses = choiceIn(text, renamed)
      setTimeout(() => press(presses), 30)
    }
    return isShown ? was.write.call(stdout, chunk, ...rest) : true
  }) as typeof stdout.write
  return () => {
    stdin.isTTY = was.in
    stdout.isTTY = was.out
    stdout.write = was.write
    stdin.setRawMode = was.raw
    stdin.unref()
  }
}

const cursorShown = '\u001b[?25h' // the end of a question

/** Which of the lines below the question it is: "+ words create column", "~ body › words rename column". */
function choiceIn(question: string, renamed: Renamed): number {
  const choices = question.split('\n').filter((line) => /^\W*[+~] /.test(line))
  const isIt = (line: string) => {
    const [, from = '', to = ''] = /~ (\S+) › (\S+)/.exec(line) ?? []
    return renamed[to.replace('public.', '')] === from.replace('public.', '')
  }
  return Math.max(0, choices.findIndex(isIt))
}

function press(times: number): void {
  for (let at = 0; at < times; at++) process.stdin.emit('keypress', undefined, { name: 'down' })
  process.stdin.emit('keypress', undefined, { name: 'return' })
}

// Loaded with `--import` into the very command a person types.
if (process.env.PIPIT_TEST_RENAMED) answerQuestions(JSON.parse(process.env.PIPIT_TEST_RENAMED), true)
