/** Our origin, `AUTH_URL` without whatever else was written there; empty when there is none, which fits nobody's. */
export function ownOrigin({ AUTH_URL }: Partial<NodeJS.ProcessEnv> = process.env): string {
  const text = AUTH_URL?.trim() ?? ''
  return URL.canParse(text) ? new URL(text).origin : ''
}
