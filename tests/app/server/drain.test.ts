import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { head, Wire } from './wire.ts'

let child: ChildProcessWithoutNullStreams
afterEach(() => {
  child.kill('SIGKILL')
})

/** Starts the tiny server with this deadline, ms. */
async function start(deadline: number) {
  child = spawn(process.execPath, [join(import.meta.dirname, 'tiny.ts'), String(deadline)])
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  const heard = async (words: string) => {
    while (!output.includes(words)) await once(child.stdout, 'data')
    return output
  }
  const port = Number(/listening (\d+)/.exec(await heard('listening'))?.[1])
  const ask = async (path: string) => {
    const wire = new Wire(port).say(head('GET', path))
    await heard(`working ${path}`)
    return wire
  }
  return { port, exit, heard, ask, output: () => output }
}

test('what is under way is finished, then everything is closed and the process ends well', async () => {
  const { port, exit, heard, ask, output } = await start(5000)
  const idle = await ask('/quick')
  const slow = await ask('/slow')
  const stream = await ask('/stream')

  child.kill('SIGTERM')
  await heard('Finishing')
  await expect(fetch(`http://127.0.0.1:${port}/quick`)).rejects.toThrow()
  await idle.closed
  child.stdin.write('\n')

  expect(await slow.closed).toMatch(/connection: close.*done/is)
  expect(await stream.closed).toMatch(/first.*last/is)
  expect(await exit).toEqual([0, null])
  expect(output()).toMatch(/closed\n.*"complete":true/s)
})

test('Ctrl-C under npm arrives twice and still ends well', async () => {
  const { exit, heard, ask } = await start(5000)
  const slow = await ask('/slow')

  child.kill('SIGINT')
  child.kill('SIGINT')
  await heard('Finishing')
  child.kill('SIGINT')
  child.stdin.write('\n')

  expect(await slow.closed).toMatch(/done/)
  expect(await exit).toEqual([0, null])
})

test('a second signal ends it at once', async () => {
  const { exit, heard, ask } = await start(60_000)
  await ask('/never')

  child.kill('SIGTERM')
  await heard('Finishing')
  await sleep(300) // sooner would count as an echo of the first
  child.kill('SIGTERM')

  expect(await exit).toEqual([143, null])
})

test('at the deadline whoever is left is cut off, and everything is closed all the same', async () => {
  const { exit, ask, output } = await start(100)
  const never = await ask('/never')

  child.kill('SIGTERM')

  expect(await exit).toEqual([143, null])
  expect(await never.closed).toBe('')
  expect(output()).toMatch(/closed\n.*"complete":false/s)
})
