import { parseArgs } from 'node:util'
import { ConfigurationError } from '../../dialect/index.ts'
import { createResetToken } from '../../mutations/tokens.ts'
import { setRole, setSuspended } from '../../mutations/users.ts'
import { credentialsOf, everyone } from '../../queries/users.ts'
import { type Role, roles } from '../../schema/users.ts'
import { foldHandle } from '../../text/handle.ts'
import { password } from '../../text/limits.ts'
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
    options: { undo: { type: 'boolean', default: false } },
  })
  const [name = '', handle, role, ...more] = positionals
  const run = commands.get(name)
  if (!run) throw new ConfigurationError(`there is no command "${name}"; --help lists them`)
  const unexpected = more[0] ?? (name === 'role' ? undefined : role) ?? (name === 'list' ? handle : undefined)
  if (unexpected) throw new ConfigurationError(`"${unexpected}" is one word too many; --help shows how`)
  if (values.undo && name !== 'suspend') throw new ConfigurationError('--undo goes with suspend only')
  if ((await pendingMigrations()).length > 0)
    throw new ConfigurationError('the database is not up to date; npm run db:migrate brings it there')
  return run({ handle, role, undo: values.undo, tell })
}

type Given = { handle: string | undefined; role: string | undefined; undo: boolean; tell: Tell }

const commands = new Map<string, (given: Given) => Promise<string>>([
  ['list', async () => table(await everyone())],
  ['reset-link', resetLink],
  ['role', giveRole],
  ['suspend', suspend],
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

async function personCalled(handle: string | undefined) {
  if (!handle) throw new ConfigurationError('whose? Name a handle')
  const folded = foldHandle(handle)
  const person = folded ? await credentialsOf({ handle: folded }) : undefined
  if (!person) throw unknown(handle)
  return person
}

const unknown = (handle: string) => new ConfigurationError(`nobody here has the handle ${handle}`)
