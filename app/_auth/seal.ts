import { createHmac } from 'node:crypto'
import { isSame } from './is-same.ts'

type Environment = NodeJS.ProcessEnv

/** The secret that new seals are made with, and after it the older ones that are still accepted. */
export function secrets(env: Environment): string[] {
  const older = [env.AUTH_SECRET_1, env.AUTH_SECRET_2, env.AUTH_SECRET_3]
  return [env.AUTH_SECRET ?? '', ...older.flatMap((secret) => secret || [])]
}

/** Proves later that `text` came from us. Begin it with what it is for, so that no seal fits elsewhere. */
export const seal = (text: string, env: Environment = process.env): string =>
  sealWith(secrets(env)[0] ?? '', text)

/** Whether a seal fits: `fresh`, or `aging` when it was made with an older secret and should be made anew. */
export function sealState(
  text: string,
  given: string,
  env: Environment = process.env,
): 'fresh' | 'aging' | undefined {
  const fitting = secrets(env).findIndex((secret) => isSame(sealWith(secret, text), given))
  if (fitting < 0) return undefined
  return fitting === 0 ? 'fresh' : 'aging'
}

const sealWith = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url')
