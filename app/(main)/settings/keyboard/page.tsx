import type { Metadata } from 'next'
import { words } from '#app/_i18n/words.ts'
import { usesKeyboard } from '#app/_ui/preferences.ts'
import { Shortcuts } from '#app/_ui/shortcuts.tsx'
import { KeyboardForm } from '#app/_users/keyboard-form.tsx'

export const generateMetadata = (): Metadata => ({ title: words().settings.keyboard })

/** What single keys do in this browser, and whether they shall; needs no account. */
export default async function KeyboardSettingsPage() {
  return (
    <>
      <KeyboardForm on={await usesKeyboard()} />
      <Shortcuts />
    </>
  )
}
