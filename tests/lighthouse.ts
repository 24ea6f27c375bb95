import { chromium } from '@playwright/test'
import lighthouse, { type Result } from 'lighthouse'
import { type Pipit, startPipit } from './e2e/pipit.ts'
import { freePort } from './port.ts'
import { installedBrowsers } from './run/browser.ts'

/*
 * What Lighthouse says of the pages that people see first, on a phone: `npm run lighthouse`. Serves the demo place
 * as `npm start` does, asks three times for each page, takes the median, and fails below the goals. Lighthouse
 * slows the processor down itself, so let nothing else run meanwhile.
 */

const goals = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }
const rounds = 3

type Category = keyof typeof goals
type Scores = Record<Category, number>
type Page = { name: string; path: string; cookie?: string }

const pipit = await startPipit({ PIPIT_OPEN: '1' })
const port = await freePort()
const [executablePath] = installedBrowsers()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: [`--remote-debugging-port=${port}`, '--disable-background-networking'],
})
try {
  process.exitCode = (await judge(await demo(pipit))) ? 0 : 1
} finally {
  await browser.close()
  await pipit.stop()
}

/** The pages of the demo place, as a stranger sees them and as somebody who is signed in. */
async function demo({ database }: Pipit): Promise<Page[]> {
  // Read when the modules of the database are loaded, hence the imports here.
  Object.assign(process.env, database)
  const { fill } = await import('#db/tasks/seed/fill.ts')
  const { credentialsOf } = await import('#db/queries/users.ts')
  const { postsBy } = await import('#db/queries/posts.ts')
  const { createSession } = await import('#db/mutations/sessions.ts')
  const { digest, randomToken } = await import('#db/secrets.ts')
  const { closeDatabase } = await import('#db/client.ts')
  await fill({ force: false })
  const ben = await credentialsOf({ handle: 'ben' })
  if (!ben) throw new Error('the demo place has no Ben')
  const { rows } = await postsBy(null, ben.id, {})
  const secret = randomToken()
  await createSession({ userId: ben.id, tokenHash: digest(secret), userAgent: 'lighthouse', address: '' })
  await closeDatabase()
  return [
    { name: 'home', path: '/', cookie: `pipit-session=${secret}` },
    { name: 'home of a stranger', path: '/' },
    { name: 'profile', path: '/@ben' },
    { name: 'post', path: `/@ben/${rows[0]?.id}` },
    { name: 'sign-in', path: '/sign-in' },
  ]
}

/** Prints what each page got; whether all reached the goals. */
async function judge(pages: Page[]): Promise<boolean> {
  const categories = Object.keys(goals) as Category[]
  let good = true
  print(['page'.padEnd(20), ...categories.map((name) => name.padStart(16))].join(''))
  for (const page of pages) {
    const results: Result[] = []
    for (let round = 0; round < rounds; round++) results.push(await audit(page))
    const scores = medians(results)
    print([page.name.padEnd(20), ...categories.map((name) => String(scores[name]).padStart(16))].join(''))
    for (const name of categories.filter((one) => scores[one] < goals[one])) {
      good = false
      for (const fault of faults(results, name)) print(`  ${fault}`)
    }
  }
  print(good ? 'Every goal is reached.' : `Not every goal is reached: ${JSON.stringify(goals)}`)
  return good
}

async function audit({ path, cookie }: Page): Promise<Result> {
  const run = await lighthouse(pipit.origin + path, {
    port,
    logLevel: 'silent',
    onlyCategories: Object.keys(goals),
    ...(cookie && { extraHeaders: { Cookie: cookie } }),
  })
  if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.message ?? `${path} was not read`)
  return run.lhr
}

function medians(results: Result[]): Scores {
  const score = (name: Category) => {
    const all = results.map(({ categories }) => Math.round((categories[name]?.score ?? 0) * 100))
    return all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  }
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
  }
}

/** The audits that cost a page points in the last round. */
function faults(results: Result[], name: Category): string[] {
  const last = results.at(-1)
  return (last?.categories[name]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const one = last?.audits[id]
    const lost = one && weight > 0 && one.score !== null && one.score < 1
    return lost ? [`${name}: ${one.title}${one.displayValue ? ` (${one.displayValue})` : ''}`] : []
  })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
