import type { Metadata, Viewport } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { placeOf } from '#app/_moderation/place-of.ts'
import { Browser } from '#app/_ui/browser.tsx'
import { cardAt } from '#app/_ui/card.ts'
import { themeOf, usesKeyboard } from '#app/_ui/preferences.ts'
import { Toasts } from '#app/_ui/toast.tsx'
import { shortened } from '#db/text/graphemes.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const place = placeName()
  const { description, unindexed } = await placeOf()
  return {
    metadataBase: new URL(process.env.AUTH_URL ?? 'http://localhost:3000'),
    title: { default: place, template: `%s · ${place}` },
    description: description
      ? shortened(description.replace(/\s+/g, ' '), 200)
      : words().place.description(place),
    // Pages that say more of it all say no.
    ...(unindexed && { robots: { index: false } }),
    applicationName: place,
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' }, apple: '/icons/apple-180.png' },
    // Whoever shows a link to others is never signed in.
    ...(!(await currentViewer()) && {
      openGraph: {
        type: 'website',
        siteName: place,
        images: [cardAt('/media/card.png', words().card.place(place))],
      },
      twitter: { card: 'summary_large_image' },
    }),
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#14181b' },
  ],
}

// Reading the theme makes every page dynamic, which the nonces of the content security policy need.
export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const { locale, nav } = words()
  const theme = await themeOf()
  return (
    <html lang={locale} data-theme={theme === 'system' ? undefined : theme}>
      <body>
        <a href="#content" className="skip">
          {nav.skip}
        </a>
        {children}
        <Toasts />
        <Browser keyboard={await usesKeyboard()} />
      </body>
    </html>
  )
}
