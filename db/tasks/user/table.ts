import type { everyone } from '../../queries/users.ts'

type Row = Awaited<ReturnType<typeof everyone>>[number]

/** People as aligned lines under a heading. */
export function table(people: Row[]): string {
  if (people.length === 0) return 'Nobody lives here yet.'
  const heading = ['handle', 'e-mail', 'role', 'posts', 'joined', 'suspended', 'deleted']
  const lines = [heading, ...people.map(cells)]
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

const cells = ({ handle, email, role, postCount, createdAt, suspendedAt, deletedAt }: Row): string[] => [
  `@${handle}`,
  email,
  role,
  String(postCount),
  day(createdAt),
  suspendedAt ? day(suspendedAt) : '',
  deletedAt ? day(deletedAt) : '',
]

const day = (moment: Date) => moment.toISOString().slice(0, 10)
