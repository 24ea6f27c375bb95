import { redirect } from 'next/navigation'
import { words } from '#app/_i18n/words.ts'
import type { Door } from '#app/_server/doors.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import { wayTo } from '../auth.ts'
import { type Errand, rememberErrand } from './errand.ts'

/** Sends whoever asks to a door, on an errand; says so when the door cannot be reached. */
export async function leaveFor(door: Door, errand: Errand): Promise<FormState> {
  const way = await wayTo(door.id)
  if (!way) return { problem: words().doors.unreachable(door.name) }
  await rememberErrand(errand)
  redirect(way)
}
