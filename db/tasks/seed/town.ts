import { driver } from '../../client.ts'
import { databaseSize } from '../../dialect/size.ts'
import type { Role } from '../../schema/users.ts'
import { progress } from '../progress.ts'
import { demoPassword } from './people.ts'
import { buildTown } from './town/build.ts'
import { type Numbers, numbersOf, type Typed } from './town/numbers.ts'
import { handleOf } from './town/people.ts'
import { noAdmin, type Visit, welcome } from './welcome.ts'

type Settings = Visit & { now?: number; show?: typeof progress }

/** Makes a town of the numbers typed where `welcome` lets it, and answers what to tell the operator. */
export async function settleTown(
  typed: Typed,
  { now = Date.now(), show = progress, ...visit }: Settings = {},
): Promise<string> {
  const numbers = numbersOf(typed, now)
  const role = await welcome(visit)
  const began = performance.now()
  const { memory } = await buildTown(numbers, { role, show })
  return [await figures(numbers, (performance.now() - began) / 1000, memory), story(numbers, role)].join('\n')
}

async function figures({ users, posts, follows }: Numbers, seconds: number, memory: number): Promise<string> {
  const rows = 2 * users + posts + follows
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  return [
    `A town is settled: ${users} people, ${posts} posts, ${follows} follows.`,
    `${rows} rows in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} a second), ${megabytes(await databaseSize(driver()))} of database, ${megabytes(memory)} of memory.`,
    '',
  ].join('\n')
}

function story({ seed }: Numbers, role: Role): string {
  const first = `@${handleOf(0, seed)}`
  return [
    `Sign in as anybody, for example as ${first}, whom every second one follows. All have the same password:`,
    `  ${demoPassword}`,
    '',
    role === 'admin' ? `${first} is the admin.` : noAdmin,
  ].join('\n')
}
