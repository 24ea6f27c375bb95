import { rm } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import Connection from 'better-sqlite3'
import { filled, formOn, postsOf, send } from '../forms.ts'
import { joined, posted } from '../joined.ts'
import { startPipit } from '../pipit.ts'

test('what was scheduled, and what could still be called back, goes out once although the power fails', async () => {
  let place = await startPipit({ PIPIT_OPEN: '1' })
  const { DATA_DIR } = place.database
  const ada = await joined(place, 'ada')
  const post = async (body: string, more?: Record<string, string>) =>
    expect((await posted(place, ada, body, more)).status).toBe(303)
  const again = async () => {
    await place.kill()
    place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
  }

  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)
  await post('Good morning, tomorrow.', { withLater: 'on', publishAt: tomorrow, zone: 'UTC' })
  const posting = await formOn(place, ada, '/settings/posting', 'undoSend')
  await send(place, ada, '/settings/posting', filled(posting, { undoSend: '1' }))
  await post('Sent a second ago.')
  await again()
  await expect.poll(() => postsOf(place, ada), { timeout: 15_000 }).toEqual(['Sent a second ago.'])

  await place.kill()
  letTomorrowCome(DATA_DIR)
  await again()
  const both = ['Good morning, tomorrow.', 'Sent a second ago.']
  await expect.poll(() => postsOf(place, ada), { timeout: 15_000 }).toEqual(both)
  await again()
  expect(await postsOf(place, ada)).toEqual(both)
  await place.stop()
  await rm(DATA_DIR, { recursive: true, force: true })
})

/** What was to be done later is due now. */
function letTomorrowCome(directory: string): void {
  const database = new Connection(`${directory}/pipit.db`)
  database.exec("UPDATE jobs SET due_at = 0 WHERE kind = 'publish-draft'")
  database.close()
}
