import { overLimit } from '#app/_auth/limits.ts'
import { additionOptions } from '#app/_auth/passkeys/options.ts'
import { proofRules } from '#app/_auth/passkeys/rules.ts'
import { unproven } from '#app/_auth/proof.ts'
import { currentSession } from '#app/_auth/session.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'

/**
 * What the browser shall ask a device in order to make a passkey for the viewer, who shows before that it is still
 * them; else what the form shall say, which is as little a fault as a form that is refused.
 */
export async function POST(request: Request) {
  const origin = process.env.AUTH_URL ?? ''
  if (!isOwnOrigin('POST', (name) => request.headers.get(name), origin))
    return new Response(null, { status: 403 })
  const session = await currentSession()
  if (!session) return new Response(null, { status: 401 })
  const limited = await overLimit('passkey', session.viewer.id)
  if (limited)
    return new Response(null, { status: 429, headers: { 'Retry-After': String(limited.waitSeconds) } })
  const parsed = proofRules.safeParse(await request.json().catch(() => undefined))
  if (!parsed.success) return new Response(null, { status: 400 })
  const refusal = await unproven(session, parsed.data.current)
  return Response.json(refusal ?? (await additionOptions(session)), {
    headers: { 'Cache-Control': 'no-store' },
  })
}
