'use client'

import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { usePersonWords } from '#app/_i18n/person-words.ts'
import { useForm } from '#app/_ui/use-form.ts'
import type { Relation } from '#db/queries/relations.ts'
import { chooseRelation } from './actions.ts'
import { PersonChoices } from './person-choices.tsx'

type Props = { user: { id: number; handle: string; name: string }; relation: Relation; from: string }

/** What else one may want with a person: to mute, block or report them, or no longer. Opens without JavaScript too. */
export function PersonMenu({ user, relation, from }: Props) {
  const words = usePersonWords()
  const { state, props } = useForm(chooseRelation)
  const menu = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (state.key && menu.current) menu.current.open = false
  }, [state.key])
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
        <PersonChoices id={user.id} relation={relation} />
        {!relation.blocked && <p className="hint px-3 pb-2">{words.blockHint}</p>}
        <Link href={`/@${user.handle}/report`} prefetch={false}>
          {words.report}
        </Link>
      </form>
    </details>
  )
}
