import { randomBytes } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { filled, formOn, send } from '../forms.ts'
import { startPipit } from '../pipit.ts'
import { startPostgres } from '../postgres.ts'

test('a browser known under an older secret stays known, and is marked anew when it signs in', async () => {
  const postgres = await startPostgres()
  const [old, fresh] = [0, 1].map(() => randomBytes(32).toString('base64')) as [string, string]
  const settings = { PIPIT_OPEN: '1', DATABASE_URL: postgres.url }
  const someone = { login: 'ada', password: 'wren sings before rain' }
  const signUp = { handle: 'ada', email: 'ada@example.org', password: someone.password }
  const deviceIn = (answer: Response) =>
    /pipit-device=([\w.-]+)/.exec(answer.headers.getSetCookie().join())?.[1]

  async function device(secrets: Record<string, string>, cookie: string | undefined) {
    const place = await startPipit({ ...settings, ...secrets })
    const [path, named, values] = cookie
      ? (['/sign-in', 'login', someone] as const)
      : (['/sign-up', 'handle', signUp] as const)
    const form = filled(await formOn(place, null, path, named), { ...values })
    const headers = { origin: place.origin, ...(cookie && { cookie: `pipit-device=${cookie}` }) }
    const answer = await send(place, null, path, form, headers)
    await place.stop()
    expect(answer.status).toBe(303)
    return deviceIn(answer)
  }

  const first = await device({ AUTH_SECRET: old }, undefined)
  const second = await device({ AUTH_SECRET: fresh, AUTH_SECRET_1: old }, first)
  const third = await device({ AUTH_SECRET: fresh }, second)
  await postgres.stop()

  // The same browser, by its id, under another seal; then nothing needs to be said.
  expect(second?.split('.')[0]).toBe(first?.split('.')[0])
  expect(second).not.toBe(first)
  expect(third).toBeUndefined()
})
