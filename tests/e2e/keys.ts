import type { Page } from '@playwright/test'
import { expect } from './test.ts'

/** Waits until single keys are heard: the list of them comes with the script that listens, a moment after the page. */
export async function keysHeard(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}
