import type { Metadata } from 'next'
import { words } from '#app/_i18n/words.ts'
import { themeOf } from '#app/_ui/preferences.ts'
import { ThemeForm } from '#app/_users/theme-form.tsx'

export const generateMetadata = (): Metadata => ({ title: words().settings.appearance })

/** How the place looks in this browser; needs no account. */
export default async function AppearanceSettingsPage() {
  return <ThemeForm theme={await themeOf()} />
}
