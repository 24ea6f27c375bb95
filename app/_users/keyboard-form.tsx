'use client'

import { useKeyboardWords } from '#app/_i18n/keyboard-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { chooseKeyboard } from './actions.ts'

export function KeyboardForm({ on }: { on: boolean }) {
  const settings = useSettingsWords()
  const keyboard = useKeyboardWords()
  const { state, pending, props } = useForm(chooseKeyboard)
  return (
    <form {...props} className="grid gap-4">
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" name="on" defaultChecked={on} className="size-5 accent-accent" />
        {keyboard.on}
      </label>
      <p className="hint">{keyboard.hint}</p>
      <Outcome state={state} />
      <div>
        <Submit label={settings.save} busy={settings.saving} pending={pending} />
      </div>
    </form>
  )
}
