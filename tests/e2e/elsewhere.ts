import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import Provider from 'oidc-provider'

/** What a provider tells of somebody. */
export type Claims = {
  name?: string
  preferred_username?: string
  email?: string
  email_verified?: boolean
}

/** An OpenID Connect provider on this machine, where people sign in by typing who they are. */
export type Elsewhere = {
  issuer: string
  clientId: string
  clientSecret: string
  /** Lets a place send people here. */
  welcome: (origin: string) => void
  /** Somebody new with an account here; answers what they type. */
  person: (claims: Claims) => string
  stop: () => Promise<void>
}

export async function startElsewhere(): Promise<Elsewhere> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const client = { clientId: 'pipit', clientSecret: randomUUID() }
  const people = new Map<string, Claims>()

  function welcome(origin: string) {
    const provider = new Provider(issuer, settings({ ...client, origin, people }))
    const answer = provider.callback()
    server.on('request', (req, res) => {
      if (req.url?.startsWith('/interaction/')) void interact(provider, people, req, res)
      else answer(req, res)
    })
  }

  return {
    issuer,
    ...client,
    welcome,
    person(claims) {
      const id = randomUUID()
      people.set(id, claims)
      return id
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Parts = { clientId: string; clientSecret: string; origin: string; people: Map<string, Claims> }

const settings = ({ clientId, clientSecret, origin, people }: Parts) => ({
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [`${origin}/api/auth/callback/oidc`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username'],
    email: ['email', 'email_verified'],
  },
  cookies: { keys: [randomUUID()] },
  jwks: {
    keys: [{ ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) }],
  },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  findAccount: (_: unknown, sub: string) => ({
    accountId: sub,
    claims: () => ({ sub, ...people.get(sub) }),
  }),
  loadExistingGrant: consent,
  ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
  pkce: { required: () => true },
})

type Context = {
  oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider }
}

/** Whoever signs in agrees to everything. */
async function consent({ oidc: { client, session, provider } }: Context) {
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId })
  grant.addOIDCScope('openid profile email')
  await grant.save()
  return grant
}

const form = `<!doctype html><html lang="en"><title>Elsewhere</title><main><h1>Elsewhere</h1>
<form method="post"><label>Who are you? <input name="login"></label>
<button name="answer" value="enter">Enter</button> <button name="answer" value="cancel">Cancel</button></form></main></html>`

async function interact(
  provider: Provider,
  people: Map<string, Claims>,
  req: IncomingMessage,
  res: ServerResponse,
) {
  if (req.method !== 'POST') return void res.setHeader('content-type', 'text/html').end(form)
  const fields = new URLSearchParams(await text(req))
  const accountId = fields.get('login') ?? ''
  const isEntering = fields.get('answer') === 'enter' && people.has(accountId)
  const result = isEntering ? { login: { accountId } } : { error: 'access_denied' }
  await provider.interactionFinished(req, res, result)
}
