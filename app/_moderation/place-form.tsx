'use client'

import { useModerationWords } from '#app/_i18n/moderation-words.ts'
import { Field, TextField } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { PlaceSettings } from '#db/queries/place.ts'
import { placeRules } from '#db/text/limits.ts'
import { savePlace } from './actions.ts'

/** What an admin says of the place, and wants of it. */
export function PlaceForm({ place }: { place: PlaceSettings }) {
  const words = useModerationWords()
  const { state, pending, props } = useForm(savePlace)
  const claim = (name: 'unindexed' | 'namesAdmins', label: string, hint: string) => (
    <div className="grid gap-1">
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          defaultChecked={state.values ? state.values[name] === 'on' : place[name]}
          aria-describedby={`${name}-hint`}
          className="size-5 accent-accent"
        />
        {label}
      </label>
      <p id={`${name}-hint`} className="hint">
        {hint}
      </p>
    </div>
  )
  return (
    <form {...props} className="grid gap-4">
      <TextField
        name="description"
        label={words.description}
        hint={words.descriptionHint}
        state={state}
        defaultValue={place.description}
        rows={4}
        dir="auto"
      />
      <TextField
        name="rules"
        label={words.rules}
        hint={words.rulesHint(placeRules.count)}
        state={state}
        defaultValue={place.rules.join('\n')}
        rows={6}
        dir="auto"
      />
      <Field
        name="contact"
        label={words.contact}
        hint={words.contactHint}
        state={state}
        defaultValue={place.contact}
        autoComplete="off"
        autoCapitalize="none"
      />
      {claim('namesAdmins', words.namesAdmins, words.namesAdminsHint)}
      {claim('unindexed', words.unindexed, words.unindexedHint)}
      <Outcome state={state} />
      <div>
        <Submit label={words.save} busy={words.saving} pending={pending} />
      </div>
    </form>
  )
}
