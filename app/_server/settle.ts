import type { Configuration } from './configuration.ts'
import { actionsKey, keptSecret } from './secret.ts'

/** What Next and next-auth read from the environment, made true. */
export async function settleEnvironment({ origin, dataDirectory, makesSecret }: Configuration) {
  const { env } = process
  if (makesSecret) env.AUTH_SECRET = await keptSecret(dataDirectory)
  env.AUTH_URL = origin
  env.AUTH_TRUST_HOST = 'true'
  // What our server says of a request is believed where it runs; elsewhere anyone could say it.
  env.PIPIT_SERVER = '1'
  env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionsKey(env.AUTH_SECRET ?? '')
}
