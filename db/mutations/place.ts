import { write } from '../client.ts'
import { type PlaceSettings, placeSettings } from '../queries/place.ts'
import { place } from '../schema/place.ts'
import type { Viewer } from '../viewer.ts'
import { writeDown } from './audit.ts'
import { roleToAct } from './staff.ts'

/**
 * Says anew what the place is and wants; the texts must have passed `db/text`. Writes down what changed. Safe to
 * repeat. Answers whether the viewer runs the place.
 */
export async function changePlace(viewer: Viewer, wanted: PlaceSettings, now = new Date()): Promise<boolean> {
  return write(async (tx) => {
    if ((await roleToAct(tx, viewer)) !== 'admin') return false
    const said = await placeSettings(tx)
    const names = Object.keys(wanted) as (keyof PlaceSettings)[]
    const changed = names.filter((name) => JSON.stringify(said[name]) !== JSON.stringify(wanted[name]))
    if (changed.length === 0) return true
    for (const name of changed)
      await tx
        .insert(place)
        .values({ name, value: wanted[name], updatedAt: now })
        .onConflictDoUpdate({ target: place.name, set: { value: wanted[name], updatedAt: now } })
    const change = Object.fromEntries(changed.map((name) => [name, [said[name], wanted[name]]]))
    await writeDown(tx, viewer, 'place', { change: change as Record<string, [unknown, unknown]> }, now)
    return true
  })
}
