import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { placeSettings } from '#db/queries/place.ts'

const aside = ['/settings', '/compose', '/moderation', '/set-up', '/reset', '/api/']

/** What crawlers are asked to leave alone: what leads nowhere, or everything when the operator wants that. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection()
  const { unindexed } = await placeSettings()
  return {
    rules: unindexed ? { userAgent: '*', disallow: '/' } : { userAgent: '*', allow: '/', disallow: aside },
  }
}
