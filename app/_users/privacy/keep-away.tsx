'use client'

import { usePersonWords } from '#app/_i18n/person-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { Relation } from '#db/queries/relations.ts'
import { chooseRelation } from './actions.ts'
import { PersonChoices } from './person-choices.tsx'

/** What one can do oneself about somebody, with what it means. */
export function KeepAway({ id, relation, from }: { id: number; relation: Relation; from: string }) {
  const words = usePersonWords()
  const { state, props } = useForm(chooseRelation)
  return (
    <form {...props} className="grid gap-3">
      <input type="hidden" name="from" value={from} />
      <p className="text-muted">{words.muteHint}</p>
      <p className="text-muted">{`${words.block}: ${words.blockHint}`}</p>
      <Outcome state={state} />
      <div className="flex flex-wrap gap-2">
        <PersonChoices id={id} relation={relation} look="ghost" />
      </div>
    </form>
  )
}
