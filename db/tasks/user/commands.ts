import { parseArgs } from 'node:util'
import { ConfigurationError } from '../../dialect/index.ts'
import { deleteAccount, hurryErasure, keepAccount } from '../../mutations/leaving.ts'
import { createResetToken } from '../../mutations/tokens.ts'
import { setRole, setSuspended } from '../../mutations/users.ts'
import { credentialsOf, everyone } from '../../queries/users.ts'
import { type Role, roles } from '../../schema/users.ts'
import { foldHandle } from '../../text/handle.ts'
import { password, undoLeave } from '../../text/limits.ts'
import { pendingMigrations } from '../migrate.ts'
import { originOf } from './origin.ts'
import { table } from './table.ts'

/** Tells the log what the operator did to whom. */
type Tell = (
  event: 'reset made' | 'role' | 'suspended' | 'returned',
  details: { user: number; role?: Role },
) => void

/**
 * Does what the operator says about a person and answers what to print; `tell` hears what was changed. Throws a ConfigurationError when the
 * command, the handle or the role is wrong, or the database not up to date.
 */
export async function userCommand(args: string[], tell: Tell = () => undefined): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { undo: flag, yes: flag, now: flag },
  })
  const [name = '', handle, role, ...more] = positionals
  const run = commands.get(name)
  if (!run) throw new ConfigurationError(`there is no command "${name}"; --help lists them`)
  const unexpected = more[0] ?? (name === 'role' ? undefined : role) ?? (name === 'list' ? handle : undefined)
  if (unexpected) throw new ConfigurationError(`"${unexpected}" is one word too many; --help shows how`)
  if (values.undo && name !== 'suspend' && name !== 'delete')
    throw new ConfigurationError('--undo goes with suspend and delete only')
  if ((values.yes || values.now) && (name !== 'delete' || values.undo))
    throw new ConfigurationError('--yes and --now go with delete only, and not with --undo')
  if ((await pendingMigrations()).length > 0)
    throw new ConfigurationError('the database is not up to date; npm run db:migrate brings it there')
  return run({ handle, role, tell, ...values })
}

type Given = {
  handle: string | undefined
  role: string | undefined
  undo: boolean
  yes: boolean
  now: boolean
  tell: Tell
}

const flag = { type: 'boolean', default: false } as const

const commands = new Map<string, (given: Given) => Promise<string>>([
  ['list', async () => table(await everyone())],
  ['reset-link', resetLink],
  ['role', giveRole],
  ['suspend', suspend],
  ['delete', remove],
])

async function resetLink({ handle, tell }: Given): Promise<string> {
  const origin = originOf(process.env)
  const person = await personCalled(handle)
  const token = await createResetToken(person.id)
  if (!token) throw unknown(person.handle)
  tell('reset made', { user: person.id })
  const lines = [
    `${origin}/reset/${token}`,
    `With this link @${person.handle} can choose a new password: once, within 30 minutes.`,
  ]
  if (person.deletedAt) lines.push('Their account is deleted: signing in offers to keep it.')
  if (person.suspendedAt) lines.push('They are suspended: to sign in they must be allowed to return first.')
  return lines.join('\n')
}

async function giveRole({ handle, role: wanted, tell }: Given): Promise<string> {
  const role = roles.find((known) => known === wanted)
  if (!role) throw new ConfigurationError(`the role must be one of ${roles.join(', ')}`)
  const person = await personCalled(handle)
  await setRole(person.id, role)
  tell('role', { user: person.id, role })
  const answer = `@${person.handle} has the role ${role} now.`
  if (role !== 'admin') return answer
  return `${answer}\nThe password of an admin should have at least ${password.leastForAdmins} characters; reset-link lets them choose one.`
}

async function suspend({ handle, undo, tell }: Given): Promise<string> {
  const person = await personCalled(handle)
  await setSuspended(person.id, !undo)
  tell(undo ? 'returned' : 'suspended', { user: person.id })
  return undo
    ? `@${person.handle} may return.`
    : `@${person.handle} is suspended, signed out everywhere and hidden; --undo takes it back.`
}

async function remove({ handle, undo, yes, now }: Given): Promise<string> {
  const person = await personCalled(handle)
  const name = `@${person.handle}`
  if (undo) {
    if (await keepAccount(person.id)) return `${name} is back.`
    throw new ConfigurationError(`${name} was not deleted, or can no longer be brought back`)
  }
  if (!yes)
    throw new ConfigurationError(
      `this erases ${name}, their posts, pictures and follows for good after ${undoLeave.days} days; --yes does it`,
    )
  const deleted = await deleteAccount(person.id)
  if (deleted === 'gone') throw unknown(person.handle)
  if (deleted === 'last')
    throw new ConfigurationError(
      `${name} is the only admin; npm run user -- role <handle> admin makes another`,
    )
  if (now) await hurryErasure(person.id)
  const until = new Date(deleted.deletedAt.getTime() + undoLeave.days * 86_400_000).toISOString().slice(0, 10)
  return now
    ? `${name} is hidden and signed out everywhere; a place that runs erases them within a minute.`
    : `${name} is hidden and signed out everywhere, and erased after ${until}; --undo, or signing in, takes it back.`
}

async function personCalled(handle: string | undefined) {
  if (!handle) throw new ConfigurationError('whose? Name a handle')
  const folded = foldHandle(handle)
  const person = folded ? await credentialsOf({ handle: folded }) : undefined
  if (!person) throw unknown(handle)
  return person
}

const unknown = (handle: string) => new ConfigurationError(`nobody here has the handle ${handle}`)
