import { defineConfig } from '@playwright/test'
import type { Settings } from './tests/e2e/test.ts'
import { browserArguments, installedBrowsers } from './tests/run/browser.ts'

const [executablePath] = installedBrowsers()
const [journeys, pages, requests] = ['journeys', 'pages', 'requests'].map((name) => `${name}/*.spec.ts`)

export default defineConfig<object, Settings>({
  testDir: 'tests/e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    launchOptions: { args: browserArguments, ...(executablePath && { executablePath }) },
    // Far from the server's own zone, so that dates show whether they hydrate.
    timezoneId: 'Asia/Kolkata',
    locale: 'en-GB',
    // The offline page has a test of its own.
    serviceWorkers: 'block',
  },
  projects: [
    { name: 'js', testMatch: [`${journeys}`, `${pages}`] },
    { name: 'nojs', testMatch: `${journeys}`, use: { javaScriptEnabled: false } },
    { name: 'requests', testMatch: `${requests}` },
    {
      name: 'postgres',
      testMatch: [`${journeys}`, `${requests}`],
      grep: /@main/,
      use: { dialect: 'postgres' },
    },
  ],
})
