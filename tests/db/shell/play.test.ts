import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { runTask } from '#tests/command.ts'
import { emptyDatabase } from '#tests/database.ts'
import { Conversation } from './conversation.ts'

/* The section "Play with it" of the README, entered word for word. */

afterEach(emptyDatabase)

const prompt = 'pipit> '
const section = /^## Play with it\n[\s\S]*?(?=^## )/m.exec(readFileSync('README.md', 'utf8'))?.[0] ?? ''
const session = /```text\n([\s\S]*?)```/.exec(section)?.[1] ?? ''
const entered = session
  .split('\n')
  .filter((line) => line.startsWith(prompt))
  .map((line) => line.slice(prompt.length))

/** Ids and times differ from one run to the next, and so do the placeholders of the two databases. */
const settled = (text: string): string =>
  text
    .replaceAll(/\b\d{16}\b/g, '1234567890123456')
    .replaceAll(/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ/g, '2026-01-02 03:04:05Z')
    .replaceAll(/ \$\d\b/g, ' ?')

test('walks all of a small life', () => {
  for (const name of ['createUser', 'follow', 'createPost', 'homeTimeline', 'followersOf', 'followedByUser'])
    expect(session).toContain(`${prompt}${name}(`)
  for (const name of ['isFollowing', 'mutualsOf', 'sqlOf', 'deletePost'])
    expect(session).toContain(`${prompt}${name}(`)
})

test('reads at the prompt as the README says', async () => {
  const talk = await Conversation.begin()
  let seen = ''
  for (const line of entered.slice(0, -1)) {
    const shown = await talk.enter(line)
    seen += `${prompt}${line}\n${shown ? `${shown}\n` : ''}`
  }
  await talk.end()

  expect(entered.at(-1)).toBe('.exit')
  expect(settled(`${seen}${prompt}.exit\n`)).toBe(settled(session))
})

test('answers the same when it is piped into npm run db:shell', { timeout: 30_000 }, async () => {
  const ended = await runTask('db/tasks/shell.ts', [], {}, entered.join('\n'))
  const answers = session
    .split('\n')
    .filter((line) => !line.startsWith(prompt))
    .join('\n')

  expect({ ...ended, out: settled(ended.out) }).toEqual({ code: 0, out: settled(answers), err: '' })
})
