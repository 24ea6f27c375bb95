import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { zipOf } from '#tests/archives.ts'
import { expect, test } from '../test.ts'
import { password } from '../world.ts'

const actor = {
  id: 'https://heron.example/users/ada',
  followers: 'https://heron.example/users/ada/followers',
}

/** Looks again until it is there; with scripts the page does so itself. */
const seen = (page: Page, text: string | RegExp) =>
  expect(async () => {
    if (!(await page.getByText(text).isVisible())) await page.goto('/settings/data')
    await expect(page.getByText(text)).toBeVisible({ timeout: 3000 })
  }).toPass()

test('Ada takes her data along, and brings what she wrote elsewhere', async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/data')
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Make an archive' }).click()
  await seen(page, /^Your archive is ready/)
  await page.getByLabel('Current password').fill(password)
  await page.getByRole('button', { name: 'Make a download link' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download the archive' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toMatch(/^pipit-\w+-\d{4}-\d\d-\d\d\.zip$/)
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK')

  const path = await zipOf({
    'actor.json': actor,
    'outbox.json': {
      orderedItems: [
        {
          id: 'https://heron.example/1/activity',
          type: 'Create',
          actor: actor.id,
          object: {
            id: `https://heron.example/${ada.handle}/1`,
            type: 'Note',
            published: '2020-05-01T10:00:00Z',
            to: ['as:Public'],
            content: '<p>Reeds, long ago.</p>',
          },
        },
        {
          id: 'https://heron.example/2',
          type: 'Announce',
          actor: actor.id,
          object: 'https://reed.example/1',
        },
      ],
    },
  })
  await page.getByLabel('Archive', { exact: true }).setInputFiles(path)
  await page.getByRole('button', { name: 'Bring it here' }).click()
  await seen(page, 'Your archive was brought in.')
  await expect(page.getByText('1 post', { exact: true })).toBeVisible()
  await expect(page.getByText('1: posts of others that were passed on')).toBeVisible()

  await page.goto(`/@${ada.handle}`)
  await expect(page.getByText('Reeds, long ago.')).toBeVisible()
})
