'use client'

import { usePathname } from 'next/navigation'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Here, isHere } from '#app/_ui/here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { sections } from './settings-sections.ts'

/** The head of the settings: which part this is, the way back, and on a wide screen the other parts. */
export function SettingsTop() {
  const settings = useSettingsWords()
  const path = usePathname()
  const section = sections.find(({ href }) => isHere(path, href))
  if (!section) return <Top title={settings.title} />
  const back = path === section.href ? '/settings' : section.href
  return (
    <>
      <Top title={settings[section.name]} back={back} />
      <nav className="parts" aria-label={settings.title}>
        {sections.map(({ href, name }) => (
          <Here key={href} href={href}>
            {settings[name]}
          </Here>
        ))}
      </nav>
    </>
  )
}
