'use client'

import { useDoorsWords } from '#app/_i18n/doors-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useFullDate } from '#app/_ui/time.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { link, unlink } from './actions.ts'

type Linked = { provider: string; name: string; createdAt: number }
type Props = { linked: Linked[]; open: { id: string; name: string }[]; zone: string }

/** The doors that lead to an account, each to be unlinked, and those that could. */
export function DoorList({ linked, open, zone }: Props) {
  const doors = useDoorsWords()
  const leaving = useForm(unlink)
  const going = useForm(link)
  return (
    <div className="grid gap-3">
      {linked.length > 0 && (
        <form {...leaving.props}>
          <ul className="grid gap-3">
            {linked.map((door) => (
              <LinkedDoor key={door.provider} door={door} zone={zone} />
            ))}
          </ul>
        </form>
      )}
      <Outcome state={leaving.state} />
      {open.length > 0 && (
        <form {...going.props} className="flex flex-wrap gap-3">
          {open.map(({ id, name }) => (
            <button key={id} type="submit" name="door" value={id} className="ghost">
              {doors.link(name)}
            </button>
          ))}
        </form>
      )}
      <Outcome state={going.state} />
    </div>
  )
}

function LinkedDoor({ door, zone }: { door: Linked; zone: string }) {
  const doors = useDoorsWords()
  const since = useFullDate(door.createdAt, zone)
  return (
    <li className="box flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-semibold">{door.name}</p>
        <p className="hint">{doors.linkedAt(since)}</p>
      </div>
      <button
        type="submit"
        name="provider"
        value={door.provider}
        className="ghost"
        aria-label={doors.unlinkNamed(door.name)}
      >
        {doors.unlink}
      </button>
    </li>
  )
}
