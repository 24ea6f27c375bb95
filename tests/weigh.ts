import { gzipSync } from 'node:zlib'

/** Bytes of a first visit to a page, `html` also as it is compressed; script and style compressed, and how many files. */
export type Weight = {
  html: { raw: number; gzip: number; flight: number }
  script: { gzip: number; files: number }
  style: { gzip: number; files: number }
  /** Whatever the page names that lies at another origin. */
  elsewhere: string[]
}

/** Asks for a page of `origin`, and for what a browser fetches with it. Compressed as gzip does by default. */
export async function weigh(origin: string, path: string, cookie = ''): Promise<Weight> {
  const html = await text(origin + path, cookie)
  const flight = [...html.matchAll(/<script[^>]*>self\.__next_f[\s\S]*?<\/script>/g)].join('').length
  // Browsers of the last years leave out what is marked for those that know no modules.
  const scripts = [...html.matchAll(/<script src="([^"]+)"[^>]*><\/script>/g)]
    .filter(([tag]) => !/\snoModule\b/i.test(tag))
    .map(([, src]) => src ?? '')
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '')
  const named = [...html.matchAll(/<(?:script|link|img|source|iframe)\b[^>]*?(?:src|href)="(https?:[^"]+)"/g)]
  return {
    html: { raw: Buffer.byteLength(html), gzip: gzipSync(html).length, flight },
    script: await sum(origin, scripts),
    style: await sum(origin, styles),
    elsewhere: named.map(([, address]) => address ?? '').filter((address) => !address.startsWith(origin)),
  }
}

async function sum(origin: string, files: string[]): Promise<{ gzip: number; files: number }> {
  const all = [...new Set(files)]
  const sizes = await Promise.all(all.map(async (file) => gzipSync(await text(origin + file, '')).length))
  return { gzip: sizes.reduce((total, size) => total + size, 0), files: all.length }
}

const text = async (address: string, cookie: string): Promise<string> =>
  (await fetch(address, { headers: { cookie, 'accept-encoding': 'identity' } })).text()
