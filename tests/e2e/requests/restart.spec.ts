import { expect, test } from '@playwright/test'
import Connection from 'better-sqlite3'
import { type Fields, filled, formOn, postsOf, send } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import type { Person } from '../world.ts'

test('what was scheduled, and what could still be called back, goes out once although the power fails', async () => {
  let place = await startPipit({ PIPIT_OPEN: '1' })
  const { DATA_DIR } = place.database
  const joining = { handle: 'ada', email: 'ada@example.org', password: 'wren sings before rain' }
  const joined = await send(
    place,
    null,
    '/sign-up',
    filled(await formOn(place, null, '/sign-up', 'handle'), joining),
  )
  const cookie = /pipit-session=([\w-]+)/.exec(joined.headers.getSetCookie().join())?.[1] ?? ''
  const ada = { id: 0, name: '', handle: 'ada', email: '', cookie } as Person
  const post = async (body: string, more: Record<string, string> = {}) => {
    const form: Fields = await formOn(place, ada, '/compose', 'body', 'key')
    expect((await send(place, ada, '/compose', filled(form, { body, ...more }))).status).toBe(303)
  }
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
})

/** What was to be done later is due now. */
function letTomorrowCome(directory: string): void {
  const database = new Connection(`${directory}/pipit.db`)
  database.exec("UPDATE jobs SET due_at = 0 WHERE kind = 'publish-draft'")
  database.close()
}
