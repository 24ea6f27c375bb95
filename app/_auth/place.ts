import { isInhabited } from '#db/queries/users.ts'

const openedKey = Symbol.for('pipit.opened')
const shared = globalThis as { [openedKey]?: boolean }

/**
 * Whether strangers may create an account: `waiting` until the owner has created theirs with the link from the
 * console, unless `PIPIT_OPEN=1`. Once there is somebody it stays open.
 */
export async function signUpState(): Promise<'open' | 'waiting'> {
  if (process.env.PIPIT_OPEN === '1') return 'open'
  shared[openedKey] ||= await isInhabited()
  return shared[openedKey] ? 'open' : 'waiting'
}
