'use client'

import { useEffect, useRef } from 'react'
import { usePersonWords } from '#app/_i18n/person-words.ts'
import { useForm } from '#app/_ui/use-form.ts'
import type { Relation } from '#db/queries/relations.ts'
import { chooseRelation } from './actions.ts'

type Props = { user: { id: number; handle: string; name: string }; relation: Relation; from: string }

/** What else one may want with a person: to mute or block them, or no longer. Opens without JavaScript too. */
export function PersonMenu({ user, relation, from }: Props) {
  const words = usePersonWords()
  const { state, props } = useForm(chooseRelation)
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (state.key && menu.current) menu.current.open = false
  }, [state.key])
  const choice = (name: string, label: string, kind?: string) => (
    <button type="submit" name={name} value={user.id} className={kind}>
      {label}
    </button>
  )
  return (
    <details ref={menu} className="relative">
      <summary className="ghost list-none" aria-label={words.menu(user.name || `@${user.handle}`)}>
        <span aria-hidden="true">•••</span>
      </summary>
      <form {...props} className="person-menu">
        <input type="hidden" name="from" value={from} />
        {state.problem && (
          <p role="alert" className="problem">
            {state.problem}
          </p>
        )}
        {relation.muted ? (
          choice('unmute', words.unmute)
        ) : (
          <>
            <label className="flex min-h-10 items-center gap-2 px-3 text-meta">
              <input type="checkbox" name="hide" defaultChecked className="size-4 flex-none accent-accent" />
              {words.muteHides}
            </label>
            {choice('muteDay', words.muteDay)}
            {choice('muteWeek', words.muteWeek)}
            {choice('mute', words.mute)}
          </>
        )}
        {relation.blocked ? (
          choice('unblock', words.unblock)
        ) : (
          <>
            {choice('block', words.block, 'bad')}
            <p className="hint px-3 pb-2">{words.blockHint}</p>
          </>
        )}
      </form>
    </details>
  )
}
