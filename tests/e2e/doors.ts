import { type Elsewhere, startElsewhere } from './elsewhere.ts'
import { startPipit } from './pipit.ts'
import { startPostgres } from './postgres.ts'
import { test as base } from './test.ts'

/** Playwright's `test` with a Pipit that has doors: people may come in from `elsewhere`, and from GitHub,
 * whom no test asks. */
export const test = base.extend<object, { elsewhere: Elsewhere }>({
  elsewhere: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
    async ({}, use) => {
      const elsewhere = await startElsewhere()
      await use(elsewhere)
      await elsewhere.stop()
    },
    { scope: 'worker' },
  ],

  neighbours: [async ({ elsewhere }, use) => use([elsewhere.issuer]), { scope: 'worker' }],

  place: [
    async ({ dialect, elsewhere }, use) => {
      const postgres = dialect === 'postgres' ? await startPostgres() : undefined
      const place = await startPipit({
        PIPIT_OPEN: '1',
        AUTH_GITHUB_ID: 'github-client',
        AUTH_GITHUB_SECRET: 'github-secret',
        AUTH_OIDC_ISSUER: elsewhere.issuer,
        AUTH_OIDC_ID: elsewhere.clientId,
        AUTH_OIDC_SECRET: elsewhere.clientSecret,
        AUTH_OIDC_NAME: 'Elsewhere',
        ...(postgres && { DATABASE_URL: postgres.url }),
      })
      elsewhere.welcome(place.origin)
      await use(place)
      await place.stop()
      await postgres?.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
})
