import { SettingsTop } from '#app/_users/settings-top.tsx'

export default function SettingsLayout({ children }: LayoutProps<'/settings'>) {
  return (
    <>
      <SettingsTop />
      <div className="grid gap-6 wrap-anywhere p-4 pb-16">{children}</div>
    </>
  )
}
