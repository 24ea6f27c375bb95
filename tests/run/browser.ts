import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import type { Environment } from './environment.ts'
import { execute } from './step.ts'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browsers of this machine, best first: the one that is named, those in their usual places, Playwright's own. */
export function installedBrowsers(named = process.env.CHROMIUM_PATH): string[] {
  return [named ?? '', ...usual, chromium.executablePath()].filter((path) => path && existsSync(path))
}

/**
 * What a whole Chromium does for every window though nobody looks at it: the menu of its address bar twice, each in
 * a process of its own, and a spare process. With it a page costs twice as much. Only the last such switch counts,
 * so what Playwright turns off is repeated as far as it matters here.
 */
const unseen = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
]

/** How tests start a browser: everything that draws a page in one process, and nothing that draws none. */
export const browserArguments = [`--disable-features=${unseen.join(',')}`, '--renderer-process-limit=1']

/** A Chromium that starts here; installs one if there is none. Throws an Error that says what to do. */
export async function ensureBrowser(env: Environment): Promise<string> {
  const found = await firstThatStarts()
  if (found) return found
  const said: string[] = []
  for (const install of waysToInstall()) {
    const code = await execute(install, env, 10, (text) => said.push(text)).catch(() => 1)
    const browser = code === 0 ? await firstThatStarts() : undefined
    if (browser) return browser
  }
  throw new Error(
    `${said.join('')}\nNo Chromium here starts, and none could be installed. Install Chromium or Chrome, or name one with CHROMIUM_PATH.`,
  )
}

function waysToInstall(): string[][] {
  const ways = [['playwright', 'install', 'chromium']]
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'))
    ways.push([
      'sh',
      '-c',
      'apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium',
    ])
  return ways
}

async function firstThatStarts(): Promise<string | undefined> {
  for (const executablePath of installedBrowsers()) if (await starts(executablePath)) return executablePath
  return undefined
}

/** Some only tell where to get a browser; some lack libraries. */
async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 20_000 })
    await browser.close()
    return true
  } catch {
    return false
  }
}
