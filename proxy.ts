import { type NextRequest, NextResponse } from 'next/server'
import { doorOrigins } from '#app/_server/doors.ts'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { contentSecurityPolicy } from '#app/_server/policy.ts'

/**
 * Where there is no server of ours around Next: the nonce and the policy of each page, the reader's address, and
 * the refusal of foreign origins. Never the real permission check.
 */
export function proxy(request: NextRequest) {
  const origin = ownOrigin() || request.nextUrl.origin
  if (!isOwnOrigin(request.method, (name) => request.headers.get(name), origin)) {
    return new NextResponse(null, { status: 403 })
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64')
  const policy = contentSecurityPolicy(nonce, doorOrigins(), process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  headers.set('x-pipit-address', request.headers.get('x-real-ip') ?? '')
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

export const config = {
  matcher: [
    {
      // Pictures have a policy of their own, and what is uploaded passes through nothing that might cut it.
      source: '/((?!_next/static/|media/|api/uploads/|@\\w+/card\\.png$|@\\w+/\\d+/card\\.png$).*)',
      missing: [{ type: 'header', key: 'x-pipit-request' }],
    },
  ],
}
