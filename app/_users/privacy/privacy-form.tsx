'use client'

import { usePrivacyWords } from '#app/_i18n/privacy-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { HomeReplies } from '#db/schema/users.ts'
import { savePrivacy } from './actions.ts'

type Props = { isProtected: boolean; isUnindexed: boolean; replies: HomeReplies }

/** Who may follow, which replies come home, and whether search engines may have it all. */
export function PrivacyForm({ isProtected, isUnindexed, replies }: Props) {
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
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">{words.homeReplies}</legend>
        {(['followed', 'all'] as const).map((choice) => (
          <label key={choice} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="homeReplies"
              value={choice}
              defaultChecked={choice === replies}
              className="size-5 accent-accent"
            />
            {choice === 'all' ? words.homeRepliesAll : words.homeRepliesFollowed}
          </label>
        ))}
      </fieldset>
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
