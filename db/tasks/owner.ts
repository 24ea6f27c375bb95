import { createOwnerToken } from '../mutations/tokens.ts'
import { isInhabited } from '../queries/users.ts'

/**
 * The one-time link with which the owner of an empty place creates their account; a new one each time, the
 * earlier one ends. Undefined when people live here, or when `PIPIT_OPEN=1` lets anyone sign up.
 */
export async function ownerLink(origin: string): Promise<string | undefined> {
  if (process.env.PIPIT_OPEN === '1' || (await isInhabited())) return undefined
  return `${origin}/set-up/${await createOwnerToken()}`
}
