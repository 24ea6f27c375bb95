'use client'

import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Field, TextField } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { ProfileField } from '#db/schema/users.ts'
import { profileFields } from '#db/text/limits.ts'
import { saveProfile } from './actions.ts'

export function ProfileForm({ profile }: { profile: { name: string; bio: string; fields: ProfileField[] } }) {
  const settings = useSettingsWords()
  const { state, pending, props } = useForm(saveProfile)
  const places = Array.from({ length: profileFields.count }, (_, i) => i)
  return (
    <form {...props} className="grid gap-5">
      <Field
        name="name"
        label={settings.name}
        hint={settings.nameHint}
        state={state}
        defaultValue={profile.name}
        dir="auto"
        autoComplete="name"
      />
      <TextField
        name="bio"
        label={settings.bio}
        state={state}
        defaultValue={profile.bio}
        rows={4}
        dir="auto"
      />
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold">{settings.fields}</legend>
        <p className="hint">{settings.fieldsHint}</p>
        {places.map((i) => (
          <div key={i} className="grid gap-3 sm:grid-cols-[1fr_2fr]">
            <Field
              name={`label${i + 1}`}
              label={settings.fieldLabel(i + 1)}
              state={state}
              defaultValue={profile.fields[i]?.label}
              dir="auto"
            />
            <Field
              name={`value${i + 1}`}
              label={settings.fieldValue(i + 1)}
              state={state}
              defaultValue={profile.fields[i]?.value}
              dir="auto"
            />
          </div>
        ))}
      </fieldset>
      <Outcome state={state} />
      <div>
        <Submit label={settings.save} busy={settings.saving} pending={pending} />
      </div>
    </form>
  )
}
