import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, test, vi } from 'vitest'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { deleteOrphans } from '#app/_media/orphans.ts'
import { closeDatabase } from '#db/client.ts'
import { userByHandle } from '#db/queries/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'

afterEach(emptyDatabase)

const handles = ['ada', 'ben', 'cy']
const storage = mediaStorage()

test('however often a process is killed, every file is whole, a row has all of its own, and after the sweep no file is without a row', {
  timeout: 60_000,
}, async () => {
  const cast = Object.values(await people()).map((viewer) => viewer.id)
  for (let kill = 1; kill <= 4; kill++) {
    await closeDatabase()
    await keepUntilKilled(cast, kill * 4)

    await vi.waitFor(async () => expect((await avatars()).length).toBe(3))
    for (const folder of await avatars()) expect(await filesOf(folder)).toEqual(['whole', 'whole', 'whole'])
    for (const folder of await folders()) expect(await filesOf(folder)).not.toContain('torn')
  }

  expect((await folders()).length).toBeGreaterThan(3)
  await deleteOrphans(storage, Date.now() + 25 * 3_600_000)
  expect((await folders()).sort()).toEqual((await avatars()).sort())
})

async function avatars(): Promise<string[]> {
  const cast = await Promise.all(handles.map((handle) => userByHandle(null, handle)))
  return cast.flatMap((one) => one?.avatar ?? [])
}

const folders = async () => (await Array.fromAsync(storage.folders())).map(({ folder }) => folder)

/** What there is under each name of a folder. */
async function filesOf(folder: string): Promise<('whole' | 'torn' | 'none')[]> {
  return Promise.all(
    [96, 192, 400].map(async (width) => {
      const bytes = await storage.get(folder, `${width}.webp`)
      if (!bytes) return 'none'
      return bytes.length === width * 10_000 && bytes.every((byte) => byte === 1) ? 'whole' : 'torn'
    }),
  )
}

async function keepUntilKilled(cast: number[], lines: number): Promise<void> {
  const keeper = join(import.meta.dirname, 'crash/keeper.ts')
  const child = spawn(process.execPath, [keeper, ...cast.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  })
  const gone = once(child, 'exit')
  let heard = 0
  for await (const _ of createInterface(child.stdout)) if (++heard === lines) child.kill('SIGKILL')
  const [, signal] = await gone
  expect(signal).toBe('SIGKILL')
}
