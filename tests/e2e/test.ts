import {
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
  type Request,
} from '@playwright/test'
import { type Pipit, startPipit } from './pipit.ts'
import { startPostgres } from './postgres.ts'
import { watch } from './watch.ts'
import { openWorld, type Person, type World } from './world.ts'

export type Settings = { dialect: 'sqlite' | 'postgres' }

type Worker = Settings & { place: Pipit; world: World; neighbours: string[] }

type Each = {
  /** What browsers had to complain of; the test fails when there is anything. */
  faults: string[]
  /** Opens a browser of their own for somebody (nobody: a stranger) and goes to a page; hydrated, if it will be. */
  visit: Visit
  ada: Person
  ben: Person
  cy: Person
}

export type Visit = (person: Person | null, path: string, settings?: VisitSettings) => Promise<Page>
type VisitSettings = { viewport?: { width: number; height: number }; theme?: 'light' | 'dark' }

/** Playwright's `test` with a Pipit of its own for every worker, and with Ada, Ben and Cy, new for every test. */
export const test = base.extend<Each, Worker>({
  dialect: ['sqlite', { option: true, scope: 'worker' }],

  place: [
    async ({ dialect }, use) => {
      const postgres = dialect === 'postgres' ? await startPostgres() : undefined
      const place = await startPipit({
        PIPIT_OPEN: '1',
        NEWCOMER_LIMITS: 'on',
        // Pages that a test serves itself may be linked.
        PREVIEW_ALLOW_CIDR: '127.0.0.0/8',
        ...(postgres && { DATABASE_URL: postgres.url }),
      })
      await use(place)
      await place.stop()
      await postgres?.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],

  world: [
    async ({ place }, use) => {
      const world = await openWorld(place)
      await use(world)
      await world.close()
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what a fixture needs
  neighbours: [async ({}, use) => use([]), { scope: 'worker' }],

  baseURL: async ({ place }, use) => use(place.origin),

  faults: async ({ baseURL: _ }, use) => {
    const faults: string[] = []
    await use(faults)
    expect(faults).toEqual([])
  },

  visit: async ({ browser, place, neighbours, faults, javaScriptEnabled }, use) => {
    const contexts: BrowserContext[] = []
    const patience = new Patience(javaScriptEnabled)
    await use(async (person, path, { viewport, theme } = {}) => {
      await patience.answered()
      const context = await browser.newContext(viewport && { viewport })
      contexts.push(context)
      watch(context, place.origin, faults, neighbours)
      const cookies = { 'pipit-session': person?.cookie, 'pipit-theme': theme }
      for (const [name, value] of Object.entries(cookies))
        if (value) await context.addCookies([{ name, value, url: place.origin }])
      const page = patience.of(await context.newPage())
      await go(page, path, javaScriptEnabled)
      return page
    })
    for (const context of contexts) await context.close()
  },

  ada: async ({ world }, use) => use(await world.person('ada', 'Ada Marsh')),
  ben: async ({ world }, use) => use(await world.person('ben', 'Ben Okoro')),
  cy: async ({ world }, use) => use(await world.person('cy', 'Cy Lindqvist')),
})

export { expect }

/** Goes to a page and waits until React has it in hand, where there is JavaScript. */
export async function go(page: Page, path: string, javaScriptEnabled = true): Promise<void> {
  await page.goto(path)
  if (javaScriptEnabled) await hydrated(page)
}

/** Until then a click is what it is without JavaScript, which is tested on its own, and keys are heard by nobody. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('#content')].every((main) =>
      Object.keys(main).some((key) => key.startsWith('__react')),
    ),
  )
  // What React does after it has drawn comes before the browser has nothing to do.
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 1000 })))
}

/**
 * Leaves a page, or opens another, only when everything that the pages of a test sent is answered: whoever leaves
 * earlier may take it along, and whoever looks elsewhere may not see it yet, though it was shown as done.
 */
class Patience {
  readonly #sent = new Map<Page, Set<Request>>()
  readonly #isScripted: boolean
  #look = () => {}

  constructor(javaScriptEnabled = true) {
    this.#isScripted = javaScriptEnabled
  }

  of(page: Page): Page {
    const sent = new Set<Request>()
    this.#sent.set(page, sent)
    page.on('request', (request) => request.method() === 'POST' && sent.add(request))
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => sent.delete(request) && this.#look())
    page.on('close', () => this.#sent.delete(page) && this.#look())

    const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
    page.goto = (...to) => this.answered().then(() => goto(...to))
    page.reload = (...how) => this.answered().then(() => reload(...how))
    return page
  }

  async answered(): Promise<void> {
    // What a click began is sent in this turn of its page or in the next; without JavaScript no timer rings.
    const turn = (isScripted: boolean) => isScripted && new Promise((done) => setTimeout(done))
    // A page that is going elsewhere has no more turns.
    const turns = [...this.#sent.keys()].map((page) =>
      page.evaluate(turn, this.#isScripted).catch(() => undefined),
    )
    await Promise.all(turns)
    while ([...this.#sent.values()].some(({ size }) => size > 0))
      await new Promise<void>((look) => {
        this.#look = look
      })
  }
}

/** Does what is shown before the server has answered, and waits for that answer: whoever leaves earlier may take it along. */
export async function stored(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST')
  await act()
  await answered
}

/** The text as a reader sees it, line by line. */
export async function lines(element: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: whether lines look broken is the question
  return element.innerText()
}
