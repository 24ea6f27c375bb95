import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { words } from '#app/_i18n/words.ts'
import { noteMissing } from '#app/_server/missing.ts'
import { Missing } from './missing.tsx'

/**
 * The page of what is not there, answered with 404. Unlike `notFound()`, for which Next sends an empty frame
 * that only JavaScript fills, it is a page like any other. Where no server of ours sets the status, Next must.
 */
export async function NotHere() {
  const request = (await headers()).get('x-pipit-request')
  if (!request || !process.env.PIPIT_SERVER) notFound()
  noteMissing(request)
  return <Missing />
}

/** What its page says of itself. */
export const missingMetadata = (): Metadata => ({
  title: words().errors.notFoundTitle,
  robots: { index: false },
})
