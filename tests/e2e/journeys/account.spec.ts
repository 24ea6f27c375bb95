import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }

async function signUp(page: Page, handle: string, more: { email?: string; secret?: string } = {}) {
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('E-mail').fill(more.email ?? `${handle}@example.org`)
  await page.getByLabel('Password').fill(more.secret ?? password)
  await page.getByRole('button', { name: 'Create account' }).click()
}

const newHandle = () => `ada_${randomUUID().slice(0, 8)}`
const atHome = (page: Page) => expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()

test('Ada signs up and is at home', main, async ({ visit, place }) => {
  const page = await visit(null, '/sign-up')
  const handle = newHandle()
  await signUp(page, handle)

  await atHome(page)
  expect(page.url()).toBe(`${place.origin}/`)
  await page.goto(`/@${handle}`)
  await expect(page.getByRole('link', { name: 'Edit profile' })).toBeVisible()
})
