import type { Metadata } from 'next'
import Link from 'next/link'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { placeOf } from '#app/_moderation/place-of.ts'
import { staffSession } from '#app/_moderation/staff.ts'
import { RichText } from '#app/_ui/rich-text.tsx'
import { Section } from '#app/_ui/section.tsx'
import { Top } from '#app/_ui/top.tsx'
import { namedAdmins, placeFigures } from '#db/queries/place.ts'

export const generateMetadata = (): Metadata => ({
  title: { absolute: words().about.title(placeName()) },
  alternates: { canonical: '/about' },
})

/** What this place is, what holds here, and how to reach whoever runs it. */
export default async function AboutPage() {
  const [settings, figures, admins, staff] = await Promise.all([
    placeOf(),
    placeFigures(),
    namedAdmins(),
    staffSession('admin'),
  ])
  const { about, place } = words()
  const name = placeName()
  return (
    <>
      <Top title={about.title(name)}>
        {staff && (
          <Link href="/moderation/place" prefetch={false} className="ghost">
            {about.edit}
          </Link>
        )}
      </Top>
      <div className="grid gap-6 wrap-anywhere p-4 pb-16">
        <p className="rich whitespace-pre-line" dir="auto">
          <RichText text={settings.description || place.description(name)} />
        </p>
        <p className="hint">{about.figures(figures.people, figures.posts)}</p>
        {settings.rules.length > 0 && (
          <Section id="rules" title={about.rules}>
            <ol className="rich grid list-decimal gap-2 pl-6">
              {settings.rules.map((rule) => (
                <li key={rule} dir="auto">
                  <RichText text={rule} />
                </li>
              ))}
            </ol>
          </Section>
        )}
        {admins.length > 0 && (
          <Section id="who" title={about.who}>
            <ul className="grid gap-2">
              {admins.map((admin) => (
                <li key={admin.handle}>
                  <Link href={`/@${admin.handle}`} prefetch={false} className="link">
                    <bdi>{admin.name || admin.handle}</bdi>
                  </Link>{' '}
                  <span className="hint">{`@${admin.handle}`}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section id="contact" title={about.contact}>
          {settings.contact ? <Contact contact={settings.contact} /> : <p>{about.noContact}</p>}
        </Section>
      </div>
    </>
  )
}

function Contact({ contact }: { contact: string }) {
  const isLink = /^https?:/.test(contact)
  return (
    <p>
      <a href={isLink ? contact : `mailto:${contact}`} className="link" rel="nofollow noopener">
        {contact}
      </a>
    </p>
  )
}
