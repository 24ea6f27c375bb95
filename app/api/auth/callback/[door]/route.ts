import type { NextRequest } from 'next/server'
import { returnFrom } from '#app/_auth/doors/return.ts'

/** Where the doors send people back to. */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/auth/callback/[door]'>) {
  const path = await returnFrom((await params).door, request)
  return path
    ? new Response(null, { status: 303, headers: { Location: path, 'Cache-Control': 'no-store' } })
    : new Response(null, { status: 404 })
}
