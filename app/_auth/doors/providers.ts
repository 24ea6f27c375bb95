import { customFetch } from 'next-auth'
import type { OAuthConfig, OIDCConfig } from 'next-auth/providers'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { configuredDoors, type Door } from '#app/_server/doors.ts'
import type { Claims } from './identity.ts'

type Provider = OAuthConfig<Claims> | OIDCConfig<Claims>

const patienceMs = 10_000

/** What next-auth needs to know of each configured door; asked for anew with every sign-in. */
export const providers = (): Provider[] => configuredDoors().map((door) => made[door.id](door))

const made: Record<Door['id'], (door: Door) => Provider> = {
  github: (door) =>
    GitHub({
      ...common(door),
      checks: ['pkce', 'state'],
      userinfo: { url: `${github}/user`, request: ({ tokens }: Tokens) => githubUser(tokens.access_token) },
    }) as Provider,
  google: (door) => Google({ ...common(door), checks: ['pkce', 'state', 'nonce'] }) as Provider,
  oidc: (door) => ({
    id: door.id,
    name: door.name,
    type: 'oidc',
    options: {
      ...common(door),
      issuer: door.issuer,
      checks: ['pkce', 'state', 'nonce'],
      // Name and address need not be in the ID token; what is asked for then belongs to the same subject.
      idToken: false,
    },
  }),
}

type Tokens = { tokens: { access_token?: string } }

const common = ({ clientId, clientSecret }: Door) => ({
  clientId,
  clientSecret,
  profile: (claims: object) => ({ id: subjectOf(claims) }),
  [customFetch]: patiently,
})

const subjectOf = (claims: { sub?: unknown; id?: unknown }) => String(claims.sub ?? claims.id)

const github = 'https://api.github.com'

/** The user and, since the profile names an address without saying whether it is verified, their addresses. */
async function githubUser(token = ''): Promise<Claims> {
  const headers = {
    Authorization: `Bearer ${token}`,
    Accept: 'application/vnd.github+json',
    'User-Agent': 'Pipit',
  }
  const [user, addresses] = await Promise.all(
    ['/user', '/user/emails'].map((path) => patiently(`${github}${path}`, { headers })),
  )
  if (!user?.ok) throw new Error(`GitHub answered ${user?.status} about the user`)
  return { ...((await user.json()) as Claims), addresses: addresses?.ok ? await addresses.json() : [] }
}

/** A door that does not answer must not hold a visitor for minutes. */
function patiently(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  return fetch(input, { ...init, signal: AbortSignal.timeout(patienceMs) })
}
