import { ConfigurationError } from '../../dialect/index.ts'
import { credentialsOf } from '../../queries/users.ts'
import { foldHandle } from '../../text/handle.ts'
import { asViewer, type Viewer } from '../../viewer.ts'

/** The person with this handle, as somebody who asks and changes things. Throws when there is none. */
export async function viewer(handle: string): Promise<Viewer> {
  const folded = foldHandle(handle)
  const person = folded ? await credentialsOf({ handle: folded }) : undefined
  if (!person) throw new ConfigurationError(`nobody here has the handle ${handle}`)
  return asViewer(person)
}
