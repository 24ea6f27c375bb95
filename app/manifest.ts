import type { MetadataRoute } from 'next'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'

// The name of the place is known when it runs, not when it is built.
export const dynamic = 'force-dynamic'

/** What a device needs to know to keep this place among its applications. */
export default function manifest(): MetadataRoute.Manifest {
  const { locale, place, nav } = words()
  const name = placeName()
  return {
    id: '/',
    name,
    // A home screen has room for about a dozen letters and cuts the rest itself.
    short_name: name,
    description: place.description(name),
    lang: locale,
    start_url: '/',
    scope: '/',
    display: 'standalone',
    // One value for both themes; once a page is there its own `theme-color` counts.
    theme_color: '#ffffff',
    background_color: '#ffffff',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/any-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/any-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: nav.compose, url: '/compose', icons: [{ src: '/icons/any-192.png', sizes: '192x192' }] },
    ],
    share_target: {
      action: '/compose',
      method: 'GET',
      enctype: 'application/x-www-form-urlencoded',
      params: { title: 'title', text: 'text', url: 'url' },
    },
  }
}
