import { words } from '#app/_i18n/words.ts'
import { Here } from '#app/_ui/here.tsx'
import { Top } from '#app/_ui/top.tsx'

export default function SettingsLayout({ children }: LayoutProps<'/settings'>) {
  const { settings } = words()
  return (
    <>
      <Top title={settings.title} />
      <nav className="tabs" aria-label={settings.title}>
        <Here href="/settings" exact>
          {settings.profile}
        </Here>
        <Here href="/settings/account">{settings.account}</Here>
        <Here href="/settings/sessions">{settings.sessions}</Here>
        <Here href="/settings/appearance">{settings.appearance}</Here>
        <Here href="/settings/keyboard">{settings.keyboard}</Here>
      </nav>
      <div className="grid gap-6 p-4 pb-16">{children}</div>
    </>
  )
}
