import { join } from 'node:path'
import { ensureBrowser } from './browser.ts'
import type { Step } from './step.ts'
import { playwrightTally, vitestTally } from './tally.ts'

const vitestReport = (directory: string) => join(directory, 'vitest.json')
const playwrightReport = (directory: string) => join(directory, 'playwright.json')

/** What `npm test` does, in this order: the quick ones first. */
export const steps: Step[] = [
  {
    name: 'types',
    minutes: 5,
    commands: () => [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  { name: 'lint', minutes: 3, commands: () => [['biome', 'check', '.']] },
  { name: 'unused', minutes: 3, commands: () => [['knip']] },
  {
    name: 'unit',
    minutes: 20,
    commands: ({ directory }) => [
      [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport(directory)}`,
      ],
    ],
    tally: ({ directory }) => vitestTally(vitestReport(directory)),
  },
  { name: 'build', minutes: 10, commands: () => [['node', 'app/_server/build.ts']] },
  {
    name: 'browser',
    minutes: 20,
    needs: 'build',
    before: async ({ env, directory }) => ({
      CHROMIUM_PATH: await ensureBrowser(env),
      PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport(directory),
    }),
    commands: () => [['playwright', 'test', '--reporter=list,json']],
    tally: ({ directory }) => playwrightTally(playwrightReport(directory)),
  },
]
