import { parseArgs } from 'node:util'
import type { Place } from './place.ts'

export const help = `npm run db:seed [-- --force]
npm run db:seed -- [--size S|M|L] [--users N] [--posts N] [--follows N] [--seed N] [--until DAY] [--force]

Fills an empty database with a demo place: the people of Quillbeck and a month of their posts. They share one
password, which is printed at the end. On a machine that only you can reach, one of them is an admin.

With any number or size it makes a town instead, of people who share the same password: few are followed by many
and write much. The same numbers make the same rows. It is one transaction: interrupted, it leaves nothing behind;
nobody else can write to a SQLite file meanwhile, which needs room for the town twice.

  --size     S: 1000 people, 20 000 posts, 30 000 follows; M: 20 000, 1 000 000, 1 000 000;
             L: 200 000, 10 000 000, 5 000 000, one of them followed by 100 000
  --users    how many people, instead of the size’s or of 1000; --posts and --follows likewise (20 and 30 for each)
  --seed     which of all towns with these numbers; 1 unless told
  --until    the day on which its 500 days end, such as 2026-05-01; yesterday unless told
  --force    also where people live already, or where others can reach the place; nobody becomes an admin there
  --help     this`

const number = { type: 'string' } as const

/** What `npm run db:seed` does, and what it tells; `hang` gives the demo place its pictures. */
export async function seed(args: string[], hang?: (place: Place) => Promise<void>): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      force: { type: 'boolean', default: false },
      ...{ size: number, users: number, posts: number, follows: number, seed: number, until: number },
    },
  })
  const { force, ...typed } = values
  if (Object.keys(typed).length > 0) {
    const { settleTown } = await import('./town.ts')
    return settleTown(typed, { force })
  }
  const { fill } = await import('./fill.ts')
  return fill({ force, ...(hang && { hang }) })
}
