import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { settleTown } from '#db/tasks/seed/town.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'
import { counts, silent, stored } from './rows.ts'

afterEach(emptyDatabase)

// More posts than are stored at once, so that it can die between them.
const typed = { users: '40', posts: '6000', follows: '300', until: '2026-05-01' }

test.each(['people', 'follows', 'posts'])(
  'a town whose builder is killed between its %s leaves nothing behind, and can be built again',
  async (stage) => {
    await people()
    const before = await stored()
    await closeDatabase()

    expect(buildUntilKilled(stage)).toBe('SIGKILL')

    expect(await stored()).toEqual(before)
    await settleTown(typed, { env: {}, force: true, ...silent })
    expect(await counts()).toEqual([43, 343, 6000])
  },
)

function buildUntilKilled(stage: string) {
  const file = join(import.meta.dirname, 'builder.ts')
  const { signal } = spawnSync(process.execPath, [file, stage, JSON.stringify(typed)], { stdio: 'inherit' })
  return signal
}
