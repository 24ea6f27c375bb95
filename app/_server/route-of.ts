/** Addresses by what they show, the first that fits: few, whatever anybody types. */
const routes: [pattern: RegExp, route: string][] = [
  [/^\/$/, '/'],
  [/^\/_next\//, '/_next'],
  [/^\/media\//, '/media'],
  [/^\/events$/, '/events'],
  [/^\/api\/health\//, '/api/health'],
  [/^\/api\/timelines\/users\//, '/api/timelines/users'],
  [/^\/api\/(timelines|people|notifications|tags|uploads|polls|archives|auth|passkeys|jobs)\b/, '/api/$1'],
  [/^\/@[^/]+\/\d+\/(edit|history|delete|report|likes|reposts|quotes|card\.png)$/, '/@handle/id/$1'],
  [/^\/@[^/]+\/\d+$/, '/@handle/id'],
  [/^\/@[^/]+\/(replies|media|followers|following|report|card\.png)$/, '/@handle/$1'],
  [/^\/@[^/]+$/, '/@handle'],
  [/^\/tags\//, '/tags'],
  [
    /^\/(compose|explore|notifications|bookmarks|drafts|scheduled|settings|moderation|about|sign-in|sign-up|reset|set-up)\b/,
    '/$1',
  ],
]

/** Which of them an address is; `other` for what is none of ours. */
export function routeOf(path: string): string {
  for (const [pattern, route] of routes) {
    const match = pattern.exec(path)
    if (match) return route.replace('$1', match[1] ?? '')
  }
  return 'other'
}
