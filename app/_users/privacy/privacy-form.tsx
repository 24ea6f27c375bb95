'use client'

import { usePrivacyWords } from '#app/_i18n/privacy-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { HomeReplies } from '#db/schema/users.ts'
import type { Visibility } from '#db/schema/visibilities.ts'
import { savePrivacy } from './actions.ts'

type Props = { isProtected: boolean; isUnindexed: boolean; replies: HomeReplies; usual: Visibility }

/** Who may follow and who usually reads, which replies come home, and whether search engines may have it all. */
export function PrivacyForm({ isProtected, isUnindexed, replies, usual }: Props) {
  const words = usePrivacyWords()
  const { state, pending, props } = useForm(savePrivacy)
  return (
    <form {...props} className="grid gap-4">
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="protected"
          defaultChecked={isProtected}
          aria-describedby="protected-hint"
          className="size-5 accent-accent"
        />
        {words.protect}
      </label>
      <p id="protected-hint" className="hint">
        {words.protectHint}
      </p>
      <Choice
        name="visibility"
        label={words.usualVisibility}
        options={words.visibilities}
        chosen={usual}
        hint={words.usualVisibilityHint}
      />
      <Choice
        name="homeReplies"
        label={words.homeReplies}
        options={words.homeRepliesOptions}
        chosen={replies}
      />
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name="unindexed"
          defaultChecked={isUnindexed}
          aria-describedby="unindexed-hint"
          className="size-5 accent-accent"
        />
        {words.unindexed}
      </label>
      <p id="unindexed-hint" className="hint">
        {words.unindexedHint}
      </p>
      <Outcome state={state} />
      <div>
        <Submit label={words.save} busy={words.saving} pending={pending} />
      </div>
    </form>
  )
}

type ChoiceProps = {
  name: string
  label: string
  options: Record<string, string>
  chosen: string
  hint?: string
}

/** One of a few, all to be seen. */
function Choice({ name, label, options, chosen, hint }: ChoiceProps) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-semibold">{label}</legend>
      {hint && <p className="hint">{hint}</p>}
      {Object.keys(options).map((option) => (
        <label key={option} className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name={name}
            value={option}
            defaultChecked={option === chosen}
            className="size-5 accent-accent"
          />
          {options[option]}
        </label>
      ))}
    </fieldset>
  )
}
