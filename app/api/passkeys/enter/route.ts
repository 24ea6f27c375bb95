import { overLimit } from '#app/_auth/limits.ts'
import { entryOptions } from '#app/_auth/passkeys/options.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'

/** What the browser shall ask a device in order to sign in. Makes a challenge, hence no GET. */
export async function POST(request: Request) {
  const origin = process.env.AUTH_URL ?? ''
  if (!isOwnOrigin('POST', (name) => request.headers.get(name), origin))
    return new Response(null, { status: 403 })
  const limited = await overLimit('passkey')
  if (limited)
    return new Response(null, { status: 429, headers: { 'Retry-After': String(limited.waitSeconds) } })
  return Response.json(await entryOptions(), { headers: { 'Cache-Control': 'no-store' } })
}
