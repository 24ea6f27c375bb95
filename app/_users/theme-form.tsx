'use client'

import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { type Theme, themes } from '#app/_ui/preference-names.ts'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { chooseTheme } from './actions.ts'

export function ThemeForm({ theme }: { theme: Theme }) {
  const settings = useSettingsWords()
  const { state, pending, props } = useForm(chooseTheme)
  return (
    <form {...props} className="grid gap-4">
      <fieldset className="grid gap-2">
        <legend className="mb-1 font-semibold">{settings.theme}</legend>
        {themes.map((choice) => (
          <label key={choice} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="theme"
              value={choice}
              defaultChecked={choice === theme}
              className="size-5 accent-accent"
            />
            {settings.themes[choice]}
          </label>
        ))}
        <p className="hint">{settings.themeHint}</p>
      </fieldset>
      <Outcome state={state} />
      <div>
        <Submit label={settings.save} busy={settings.saving} pending={pending} />
      </div>
    </form>
  )
}
