import { words } from '#app/_i18n/words.ts'
import { configuredDoors } from '#app/_server/doors.ts'
import { type DoorOutcome, doorCalled, doorOutcomes } from './errand.ts'

/** The open doors, as a page hands them to a form: without their secrets. */
export const openDoors = (): { id: string; name: string; provider: string }[] =>
  configuredDoors().map(({ id, name, provider }) => ({ id, name, provider }))

const closed: Record<string, string> = { github: 'GitHub', google: 'Google' }

/** What people call a provider that an account is kept under, also when its door is closed by now. */
export function nameOfProvider(provider: string): string {
  const open = configuredDoors().find((door) => door.provider === provider)
  if (open) return open.name
  return closed[provider] ?? (URL.canParse(provider) ? new URL(provider).host : provider)
}

/** What the address of a page says came of going to a door, in words; `good` when it went well. */
export function doorNews(search: {
  door?: unknown
  at?: unknown
}): { text: string; good: boolean } | undefined {
  const outcome = doorOutcomes.find((known): known is DoorOutcome => known === search.door)
  const { doors, problems } = words()
  const name = doorCalled(search.at)?.name ?? doors.someDoor
  const { often } = doors
  const { closed, suspended } = problems
  const plain = { closed, suspended, often }
  if (!outcome) return undefined
  const said = { ...doors.outcomes, ...plain }[outcome]
  return { text: typeof said === 'string' ? said : said(name), good: outcome === 'linked' }
}
