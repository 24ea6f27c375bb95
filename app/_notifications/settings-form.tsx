'use client'

import { useNotificationsWords } from '#app/_i18n/notifications-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { NotificationKind } from '#db/schema/notifications.ts'
import type { NotifiedOf } from '#db/schema/users.ts'
import { saveNotifiedOf } from './actions.ts'

/** Of whose doings somebody wants to be told, kind by kind. */
export function NotificationSettingsForm({ chosen }: { chosen: Record<string, NotifiedOf> }) {
  const words = useNotificationsWords()
  const { state, pending, props } = useForm(saveNotifiedOf)
  return (
    <form {...props} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold">{words.of}</legend>
        {(Object.keys(words.kinds) as NotificationKind[]).map((kind) => (
          <label key={kind} className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1">
            {words.kinds[kind]}
            <select
              key={chosen[kind]}
              name={kind}
              defaultValue={chosen[kind] ?? 'everyone'}
              className="choice"
            >
              {(Object.keys(words.whose) as NotifiedOf[]).map((whose) => (
                <option key={whose} value={whose}>
                  {words.whose[whose]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </fieldset>
      <p className="hint">{words.hint}</p>
      <Outcome state={state} />
      <div>
        <Submit label={words.save} busy={words.saving} pending={pending} />
      </div>
    </form>
  )
}
