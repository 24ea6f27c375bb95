import { ConfigurationError } from '#db/dialect/index.ts'
import { readConfiguration } from './configuration.ts'

/**
 * Checks the settings where there is no start of ours, on Vercel, and makes true what next-auth reads of them. Throws a
 * ConfigurationError: Next then answers nothing, which is better than to answer wrongly.
 */
export function settlePlatform(env: NodeJS.ProcessEnv): void {
  if (!env.AUTH_URL?.trim())
    throw new ConfigurationError(
      'AUTH_URL is missing; set it to the address of the place, such as https://pipit.example',
    )
  // Where to listen is the business of the platform.
  const { origin, isPublic, databaseFile } = readConfiguration({ ...env, HOST: '', PORT: '' })
  if (!isPublic) throw new ConfigurationError('AUTH_URL must be the public address of the place')
  if (databaseFile)
    throw new ConfigurationError('DATABASE_URL must name a Postgres server: files are not kept here')
  env.AUTH_URL = origin
  env.AUTH_TRUST_HOST = 'true'
}
