import { createHash, randomUUID, timingSafeEqual } from 'node:crypto'
import { statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { passwordQueue } from '#db/password.ts'
import { poolUse } from '#db/pool.ts'
import { jobCounts } from '#db/queries/jobs.ts'
import { placeFigures } from '#db/queries/place.ts'
import { routeOf } from './route-of.ts'
import { hearSiblings, tellSiblings } from './siblings.ts'
import { talliesOf } from './tallies.ts'
import { pathOf } from './target.ts'

export const metricsPath = '/metrics'

const patience = 500 // ms that the other processes have to say what they counted

type Settings = { token: string; databaseFile: string | undefined; processes: number }
type Snapshot = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** What a place counts of itself, in the text format of Prometheus. */
export class Metrics {
  #settings: Settings
  #registry = new Registry()
  #requests = new Counter({
    name: 'pipit_http_requests_total',
    help: 'Requests that were answered',
    labelNames: ['method', 'route', 'status'],
    registers: [this.#registry],
  })
  #duration = new Histogram({
    name: 'pipit_http_request_seconds',
    help: 'How long they took, from the request to the end of the answer',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.#registry],
  })
  #inFlight = this.#gauge('pipit_http_requests_in_flight', 'Requests that are being answered')
  #answers = new Map<string, (snapshot: Snapshot) => void>()

  constructor(settings: Settings) {
    this.#settings = settings
    collectDefaultMetrics({ register: this.#registry })
    hearSiblings<string>('metrics-wanted', async (question, from) =>
      tellSiblings('metrics', { question, snapshot: JSON.stringify(await this.#own()) }, from),
    )
    hearSiblings<{ question: string; snapshot: string }>('metrics', ({ question, snapshot }) =>
      this.#answers.get(question)?.(JSON.parse(snapshot)),
    )
  }

  /** Counts a request once it is answered. */
  observe(req: IncomingMessage, res: ServerResponse): void {
    const began = performance.now()
    const route = routeOf(pathOf(req.url ?? ''))
    this.#inFlight.inc()
    res.once('close', () => {
      this.#inFlight.dec()
      this.#requests.inc({ method: methodOf(req), route, status: String(res.statusCode) })
      // A stream is open for as long as somebody listens.
      if (route !== '/events') this.#duration.observe({ route }, (performance.now() - began) / 1000)
    })
  }

  /** Answers whoever knows the token with what all processes of this place counted. */
  async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const headers = { 'cache-control': 'private, no-store' }
    if (!isToken(req.headers.authorization, this.#settings.token))
      return void res.writeHead(401, { ...headers, 'www-authenticate': 'Bearer' }).end()
    const all = [await this.#own(), ...(await this.#others()), await this.#place()]
    const text = await AggregatorRegistry.aggregate(all as never).metrics()
    res.writeHead(200, { ...headers, 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(text)
  }

  /** What this process counted. */
  async #own(): Promise<Snapshot> {
    const counts = new Registry()
    const tally = (name: string, help: string, label: string, beginning: string) => {
      const counter = new Counter({ name, help, labelNames: [label], registers: [counts] })
      for (const [kind, count] of talliesOf(beginning)) counter.inc({ [label]: kind }, count)
    }
    tally('pipit_limits_hit_total', 'Tries beyond a limit', 'limit', 'limit ')
    tally('pipit_jobs_done_total', 'Jobs that were done', 'kind', 'job ')
    tally('pipit_jobs_failed_total', 'Tries of jobs that failed', 'kind', 'failed job ')
    const streams = new Gauge({
      name: 'pipit_streams_open',
      help: 'Event streams that are open',
      registers: [counts],
    })
    for (const [, count] of talliesOf('streams')) streams.set(count)
    const gauge = (name: string, help: string, values: Record<string, number>) => {
      const one = new Gauge({ name, help, labelNames: ['state'], registers: [counts] })
      for (const [state, value] of Object.entries(values)) one.set({ state }, value)
    }
    gauge('pipit_passwords', 'Passwords that are being checked, and that wait', passwordQueue())
    gauge('pipit_images', 'Images that are worked on, and that wait', {
      ...{ running: 0, waiting: 0 },
      ...Object.fromEntries(talliesOf('queue images ')),
    })
    const pool = poolUse()
    if (pool) gauge('pipit_database_connections', 'Connections to the database server', pool)
    const slow = new Counter({
      name: 'pipit_database_slow_total',
      help: 'Statements that took the database long',
      registers: [counts],
    })
    for (const [, count] of talliesOf('slow statements')) slow.inc(count)
    return [...(await this.#registry.getMetricsAsJSON()), ...(await counts.getMetricsAsJSON())] as Snapshot
  }

  /** What the others counted, as far as they say so in time. */
  async #others(): Promise<Snapshot[]> {
    const wanted = this.#settings.processes - 1
    if (wanted === 0) return []
    const question = randomUUID()
    const found: Snapshot[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#answers.set(question, (snapshot) => {
      if (found.push(snapshot) === wanted) resolve()
    })
    tellSiblings('metrics-wanted', question)
    await Promise.race([promise, sleep(patience, undefined, { ref: false })])
    this.#answers.delete(question)
    return found
  }

  /** What there is once, however many processes there are. */
  async #place(): Promise<Snapshot> {
    const registry = new Registry()
    const set = (name: string, help: string, value: number) =>
      new Gauge({ name, help, registers: [registry] }).set(value)
    const [jobs, figures] = await Promise.all([jobCounts(), placeFigures()])
    set('pipit_jobs_waiting', 'Jobs that are due and in nobody’s hands', jobs.due)
    set('pipit_jobs_working', 'Jobs that are worked on', jobs.working)
    set('pipit_jobs_dead', 'Jobs that were given up', jobs.dead)
    const age = jobs.since ? (Date.now() - jobs.since.getTime()) / 1000 : 0
    set('pipit_jobs_oldest_seconds', 'How long the first of those that are due has waited', age)
    set('pipit_people', 'People who live here', figures.people)
    set('pipit_posts', 'Posts of theirs', figures.posts)
    const { databaseFile } = this.#settings
    if (databaseFile) {
      set('pipit_database_bytes', 'Size of the file of the database', sizeOf(databaseFile))
      set('pipit_database_log_bytes', 'Size of its write-ahead log', sizeOf(`${databaseFile}-wal`))
    }
    return registry.getMetricsAsJSON()
  }

  #gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.#registry] })
  }
}

const methodOf = ({ method = '' }: IncomingMessage): string =>
  /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? method : 'other'

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Without saying by the time it takes how much of it was right. */
function isToken(given: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given ?? ''), digest(`Bearer ${token}`))
}
