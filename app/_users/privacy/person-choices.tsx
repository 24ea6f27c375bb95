'use client'

import { usePersonWords } from '#app/_i18n/person-words.ts'
import type { Relation } from '#db/queries/relations.ts'

type Props = { id: number; relation: Pick<Relation, 'muted' | 'blocked'>; look?: string }

/** The buttons to mute or block somebody, or no longer; they stand in a form of `chooseRelation`. */
export function PersonChoices({ id, relation, look = '' }: Props) {
  const words = usePersonWords()
  const choice = (name: string, label: string, kind = look) => (
    <button type="submit" name={name} value={id} className={kind}>
      {label}
    </button>
  )
  return (
    <>
      {relation.muted ? (
        choice('unmute', words.unmute)
      ) : (
        <>
          <label className="flex min-h-10 w-full items-center gap-2 px-3 text-meta">
            <input type="checkbox" name="hide" defaultChecked className="size-4 flex-none accent-accent" />
            {words.muteHides}
          </label>
          {choice('muteDay', words.muteDay)}
          {choice('muteWeek', words.muteWeek)}
          {choice('mute', words.mute)}
        </>
      )}
      {relation.blocked ? choice('unblock', words.unblock) : choice('block', words.block, look || 'bad')}
    </>
  )
}
