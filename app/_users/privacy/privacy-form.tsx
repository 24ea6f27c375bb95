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
      <Claim name="protected" label={words.protect} hint={words.protectHint} holds={isProtected} />
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
      <Claim name="unindexed" label={words.unindexed} hint={words.unindexedHint} holds={isUnindexed} />
      <Outcome state={state} />
      <div>
        <Submit label={words.save} busy={words.saving} pending={pending} />
      </div>
    </form>
  )
}

/** Something that holds or not, with what it means. */
function Claim({ name, label, hint, holds }: { name: string; label: string; hint: string; holds: boolean }) {
  return (
    <>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          name={name}
          defaultChecked={holds}
          aria-describedby={`${name}-hint`}
          className="size-5 accent-accent"
        />
        {label}
      </label>
      <p id={`${name}-hint`} className="hint">
        {hint}
      </p>
    </>
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
