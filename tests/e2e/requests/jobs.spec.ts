import { expect, test } from '@playwright/test'
import { startPipit } from '../pipit.ts'

const secret = 'Qm8zt4Lw0Vx7Rk2Jd9Ys5Hb1Nf6Gc3Pa'

test('a scheduler that knows the secret has what ran out deleted, and nobody else has', async () => {
  const place = await startPipit({ CRON_SECRET: secret })
  const call = async (authorization?: string, method = 'GET') =>
    (
      await fetch(`${place.origin}/api/jobs`, {
        method,
        ...(authorization && { headers: { authorization } }),
      })
    ).status

  expect(await call(`Bearer ${secret}`)).toBe(204)
  for (const claim of [undefined, 'Bearer', `Bearer ${secret}x`, `Bearer ${secret.slice(1)}`, secret])
    expect(await call(claim), claim).toBe(401)
  expect(await call(undefined, 'HEAD')).toBe(401)
  await place.stop()
})

test('without a secret there is nothing to call', async () => {
  const place = await startPipit({ CRON_SECRET: '' })

  for (const authorization of ['Bearer ', 'Bearer undefined'])
    expect((await fetch(`${place.origin}/api/jobs`, { headers: { authorization } })).status).toBe(404)
  await place.stop()
})
