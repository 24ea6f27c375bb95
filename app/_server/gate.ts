import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Rate } from '#db/text/limits.ts'
import { amend } from './amend.ts'
import { bodyRule } from './body.ts'
import { wayHome } from './home.ts'
import { tellLength } from './length.ts'
import type { Log } from './log.ts'
import { type Metrics, metricsPath } from './metrics.ts'
import { isOwnOrigin, isTokenCall, isUnsafe } from './origin.ts'
import { setPolicy } from './page-policy.ts'
import { queueOf } from './queues.ts'
import { rateOf } from './rate.ts'
import { Reception } from './receive.ts'
import { type Refusal, refuse } from './refuse.ts'
import { sharedFootfall } from './shared-footfall.ts'
import { Sparing } from './sparing.ts'
import { streamsAt } from './streams.ts'
import { pathOf, targetFault } from './target.ts'
import { isOwnFetch, tellTruth } from './truth.ts'
import { Turnstile } from './turnstile.ts'
import { visitor } from './visitor.ts'

export type Handler = (req: IncomingMessage, res: ServerResponse) => unknown

export type GateSettings = {
  /** The only origin whose pages may change anything. */
  origin: string
  trustedProxies: number
  log: Log
  /** Whoever counts the requests, and answers those who ask for the counts. */
  metrics?: Metrics | undefined
  /** Development builds evaluate code for their error pages. */
  dev?: boolean
  /** Requests worked on at once, requests that wait, and how long, ms. */
  places?: number
  mostWaiting?: number
  patience?: number
  /** How many pages a household without a session may ask for. */
  strangers?: Rate
  /** How long a body may stand still, ms, how long it may take, and how many bytes all bodies may take together. */
  bodyStall?: number
  bodyWhole?: number
  bodyRoom?: number
}

export type Gate = {
  /** The listener for http.Server's 'request'. */
  listener: RequestListener
  /** From now on connections end with their answer; resolves when nobody is being served. */
  close(): Promise<void>
}

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

const isStranger = (req: IncomingMessage) => !/pipit-session=[^;]/.test(req.headers.cookie ?? '')
// What a request must name (RFC 9112, 3.2), before we overwrite it.
const namesHost = ({ httpVersion, headers }: IncomingMessage) =>
  httpVersion === '1.0' || headers.host !== undefined
const addressOf = (req: IncomingMessage) => req.headers['x-pipit-address']?.toString() ?? ''

/**
 * Requests that one process works on at once. It has one core, so more of them only make everybody wait for each other,
 * and new connections most of all: libuv takes one in each turn of the loop.
 */
const usualPlaces = 6

/** Wraps a handler so that it sees only requests that are well-formed, honest, whole, and not too many. */
export function createGate(answer: Handler, settings: GateSettings): Gate {
  const handler: Handler = (req, res) => visitor.run(addressOf(req), () => answer(req, res))
  const places = settings.places ?? usualPlaces
  const turnstile = () =>
    new Turnstile(places, settings.mostWaiting ?? places * 20, settings.patience ?? 10_000)
  const turnstiles = { pages: turnstile(), passwords: turnstile() }
  const reception = new Reception(
    settings.bodyStall ?? 30_000,
    settings.bodyRoom ?? 128 * 1024 * 1024,
    settings.bodyWhole ?? 300_000,
  )
  const origin = new URL(settings.origin)
  const rate = settings.strangers ?? rateOf('pagesAnonymous')
  const strangers = sharedFootfall('strangers', rate)
  // A session cookie is easily made up, so it earns more, but not everything.
  const residents = sharedFootfall('residents', { ...rate, count: rate.count * 10 })
  const { log, trustedProxies } = settings
  const sparing = new Sparing(log)
  const present = new Set<ServerResponse>()
  const closing = Promise.withResolvers<void>()
  let isClosing = false
  let isWarned = false

  function listener(req: IncomingMessage, res: ServerResponse) {
    settings.metrics?.observe(req, res)
    // We listen for its end four times, Next more often than Node finds usual.
    res.setMaxListeners(20)
    present.add(res)
    if (isClosing) res.setHeader('connection', 'close')
    res.once('close', () => {
      present.delete(res)
      if (isClosing && present.size === 0) closing.resolve()
    })
    admit(req, res).catch((error: unknown) => {
      log.error({ event: 'handler', err: error }, 'A request failed')
      refuse(req, res, 500)
    })
  }

  async function admit(req: IncomingMessage, res: ServerResponse) {
    const url = req.url ?? ''
    const isInside = isOwnFetch(req)
    const home = homeOf(req, url)
    const isNamed = namesHost(req)
    if (!isInside) lookForProxy(req)
    tellTruth(req, origin, trustedProxies)
    setPolicy(req, res, origin, settings.dev ?? false)
    const fault = isNamed ? inspect(req, url) : 400
    if (fault) return turnAway(req, res, fault)
    if (home) return void res.writeHead(307, { location: home, 'cache-control': 'no-store' }).end()

    const rule = bodyRule(req)
    if (rule && 'status' in rule) return turnAway(req, res, rule.status)
    if (req.headers.expect) res.writeContinue()
    if (rule?.isStreamed) reception.watch(req, res, rule.most)
    const bodyFault = rule && !rule.isStreamed && (await reception.receive(req, res, rule))
    if (bodyFault === 'gone') return
    if (bodyFault) return turnAway(req, res, bodyFault)

    if (settings.metrics && pathOf(url) === metricsPath) return settings.metrics.answer(req, res)
    const streams = streamsAt(pathOf(url))
    if (streams) return streams(req, res)
    tellLength(res)
    const queue = queueOf(req)
    if (isInside || queue === 'none') return handler(req, res)
    // What is sent is limited by what it does, and must not be lost to a count of pages.
    const isReading = !isUnsafe(req.method ?? '')
    const visits = isStranger(req) ? strangers : residents
    const wait = isReading ? visits.count(addressOf(req)) : 0
    if (wait > 0) {
      if (visits.isNews(addressOf(req))) tellOfLimit(addressOf(req))
      return turnAway(req, res, 429, wait)
    }
    if (queue === 'images') return handler(req, res)
    const turnstile = turnstiles[queue]
    if (!(await turnstile.enter())) return turnAway(req, res, 503)
    // Nothing is made for who hung up meanwhile: the turn in which a request is read ends, and the next one tells.
    await nextTurn()
    await nextTurn()
    if (res.destroyed || res.socket?.writableEnded) return turnstile.leave()
    res.once('close', () => turnstile.leave())
    amend(req, res, log)
    await handler(req, res)
  }

  function inspect(req: IncomingMessage, url: string): Refusal | undefined {
    const method = req.method ?? ''
    const header = (name: string) => req.headers[name]?.toString()
    const fault = targetFault(url)
    if (fault) return fault
    if (!methods.includes(method)) return 405
    if (!/^(100-continue)?$/i.test(header('expect') ?? '')) return 417
    const isTrusted = isOwnOrigin(method, header, origin.origin) || isTokenCall(pathOf(url), header)
    return isTrusted ? undefined : 403
  }

  function homeOf(req: IncomingMessage, url: string): string | undefined {
    const isPage = req.method === 'GET' && req.headers.accept?.includes('text/html')
    return isPage ? wayHome(req.headers.host, url, origin) : undefined
  }

  function turnAway(req: IncomingMessage, res: ServerResponse, status: Refusal, wait?: number) {
    const path = pathOf(req.url ?? '').slice(0, 200)
    const told = { status, method: req.method, path, address: addressOf(req) }
    const deny = () => log.warn({ event: 'denied', ...told }, 'Refused a change that came from elsewhere')
    if (status === 403) sparing.tell('denied', told.address, deny)
    else log.debug({ event: 'refused', ...told }, `Refused, ${status}`)
    refuse(req, res, status, wait)
  }

  /** Behind a proxy that is not counted everybody has one address, and shares every limit. */
  function lookForProxy({ headers }: IncomingMessage) {
    if (trustedProxies > 0 || isWarned || headers['x-forwarded-for'] === undefined) return
    isWarned = true
    log.warn(
      { event: 'proxy' },
      'X-Forwarded-For came and is not believed. If a proxy of yours says it, set TRUSTED_PROXIES, or all visitors count as one',
    )
  }

  function tellOfLimit(address: string) {
    log.warn({ event: 'limit', limit: 'pagesAnonymous', address }, 'A limit is used up: pagesAnonymous')
  }

  return {
    listener,
    close() {
      isClosing = true
      for (const res of present) if (!res.headersSent) res.setHeader('connection', 'close')
      if (present.size === 0) closing.resolve()
      return closing.promise
    },
  }
}
