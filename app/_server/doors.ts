import { isLoopback } from './addresses.ts'

type Environment = NodeJS.ProcessEnv

/** Another place that vouches for people. */
export type Door = {
  /** What stands in addresses and forms. */
  id: 'github' | 'google' | 'oidc'
  /** What people call it. */
  name: string
  /** Whose word an account is, as `accounts.provider` keeps it: another issuer is somebody else. */
  provider: string
  issuer: string
  clientId: string
  clientSecret: string
}

const settings = {
  github: ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
  google: ['AUTH_GOOGLE_ID', 'AUTH_GOOGLE_SECRET'],
  oidc: ['AUTH_OIDC_ISSUER', 'AUTH_OIDC_ID', 'AUTH_OIDC_SECRET'],
} as const

const longestName = 40

/** What is wrong with how the doors are set, as a sentence; undefined when nothing is. */
export function doorFault(env: Environment): string | undefined {
  for (const names of Object.values(settings)) {
    const missing = names.find((name) => !value(env, name))
    if (missing && names.some((name) => value(env, name)))
      return `${missing} is missing; ${names.slice(0, -1).join(', ')} and ${names.at(-1)} go together`
  }
  const issuer = value(env, 'AUTH_OIDC_ISSUER')
  if (issuer && !issuerOf(issuer))
    return 'AUTH_OIDC_ISSUER must be an address such as https://id.example, without query or user name'
  const name = value(env, 'AUTH_OIDC_NAME') ?? ''
  if (name && !issuer) return 'AUTH_OIDC_NAME names a provider, and AUTH_OIDC_ISSUER is missing'
  if (name.length > longestName) return `AUTH_OIDC_NAME is longer than ${longestName} characters`
  return undefined
}

/** The doors the operator has set up, in the order in which they are offered. */
export function configuredDoors(env: Environment = process.env): Door[] {
  const issuer = issuerOf(value(env, 'AUTH_OIDC_ISSUER') ?? '')
  const doors: Omit<Door, 'clientId' | 'clientSecret'>[] = [
    { id: 'github', name: 'GitHub', provider: 'github', issuer: 'https://github.com' },
    { id: 'google', name: 'Google', provider: 'google', issuer: 'https://accounts.google.com' },
  ]
  if (issuer) {
    const name = value(env, 'AUTH_OIDC_NAME') ?? issuer.host
    doors.push({ id: 'oidc', name, provider: issuer.href, issuer: issuer.href })
  }
  return doors.flatMap((door) => {
    const clientId = value(env, `AUTH_${door.id.toUpperCase()}_ID`)
    const clientSecret = value(env, `AUTH_${door.id.toUpperCase()}_SECRET`)
    return clientId && clientSecret ? [{ ...door, clientId, clientSecret }] : []
  })
}

/**
 * Where a form may lead besides here: a sign-in without JavaScript is a form that ends at the door's own page, and
 * `form-action` is asked about every redirect on the way.
 */
export const doorOrigins = (env: Environment = process.env): string[] => [
  ...new Set(configuredDoors(env).map(({ issuer }) => new URL(issuer).origin)),
]

const value = (env: Environment, name: string): string | undefined => env[name]?.trim() || undefined

function issuerOf(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || /[?#@]/.test(text)) return undefined
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname)) ? url : undefined
}
