'use client'

import { useLanguageNames } from '#app/_i18n/languages-words.ts'
import { usePostingWords } from '#app/_i18n/posting-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { savePosting } from './actions.ts'

type Props = {
  given: {
    undoSendSeconds: number
    timeZone: string | null
    isAltRequired: boolean
    isSensitiveShown: boolean
    isWarningOpened: boolean
    usualLanguage: string | null
    readLanguages: string[]
  }
}

/** How somebody writes and reads posts. */
export function PostingForm({ given }: Props) {
  const words = usePostingWords()
  const settings = useSettingsWords()
  const names = useLanguageNames()
  const { state, pending, props } = useForm(savePosting)
  return (
    <form {...props} className="grid gap-5">
      <fieldset className="grid gap-4">
        <legend className="mb-2 font-semibold text-title">{words.writing}</legend>
        <label className="field">
          <b className="font-semibold">{words.undoSend}</b>
          <select
            name="undoSend"
            defaultValue={given.undoSendSeconds}
            className="input"
            aria-describedby="undo-hint"
          >
            {Object.entries(words.spans).map(([seconds, label]) => (
              <option key={seconds} value={seconds}>
                {label}
              </option>
            ))}
          </select>
          <span id="undo-hint" className="hint">
            {words.undoSendHint}
          </span>
        </label>
        <label className="field">
          <b className="font-semibold">{words.zone}</b>
          <input
            name="timeZone"
            className="input"
            defaultValue={state.values?.timeZone ?? given.timeZone ?? ''}
            maxLength={64}
            autoComplete="off"
            aria-invalid={state.errors?.timeZone ? true : undefined}
            aria-describedby="zone-hint"
          />
          <span id="zone-hint" className={state.errors?.timeZone ? 'problem' : 'hint'}>
            {state.errors?.timeZone ?? words.zoneHint}
          </span>
        </label>
        <label className="field">
          <b className="font-semibold">{words.language}</b>
          <select name="usualLanguage" defaultValue={given.usualLanguage ?? ''} className="input">
            <option value="">{words.guess}</option>
            {Object.entries(names).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Check name="altRequired" label={words.alt} on={given.isAltRequired} />
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold text-title">{words.reading}</legend>
        <Check name="sensitiveShown" label={words.sensitive} on={given.isSensitiveShown} />
        <Check name="warningOpened" label={words.warnings} on={given.isWarningOpened} />
        <details open={given.readLanguages.length > 0}>
          <summary className="link">{words.languages}</summary>
          <p className="hint my-2">{words.languagesHint}</p>
          <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
            {Object.entries(names).map(([code, name]) => (
              <Check key={code} name={`read-${code}`} label={name} on={given.readLanguages.includes(code)} />
            ))}
          </div>
        </details>
      </fieldset>
      <Outcome state={state} />
      <div>
        <Submit label={settings.save} busy={settings.saving} pending={pending} />
      </div>
    </form>
  )
}

const Check = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label className="flex min-h-11 items-center gap-3">
    <input type="checkbox" name={name} defaultChecked={on} className="size-5 accent-accent" />
    {label}
  </label>
)
