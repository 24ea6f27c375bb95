import { postsOf } from '../forms.ts'
import { expect, test } from '../test.ts'

const share = (text: string) => `/compose?${new URLSearchParams({ text })}`

test('what was shared is where a post begins; nothing is posted by looking', async ({
  visit,
  place,
  ada,
}) => {
  const page = await visit(ada, share('Look at <this> heron.'))
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await expect(words).toHaveValue('Look at <this> heron.')
  expect(await postsOf(place, ada)).toEqual([])

  await page.getByRole('main').getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page).toHaveURL('/')
  expect(await postsOf(place, ada)).toEqual(['Look at <this> heron.'])
})

test('whoever is signed out finds it after signing in', async ({ visit }) => {
  const page = await visit(null, share('Look at this.'))
  await expect(page).toHaveURL(/\/sign-in\?next=/)

  expect(new URL(page.url()).searchParams.get('next')).toBe('/compose?text=Look+at+this.')
})

test('what the gate refuses is nothing, and what is too long can be shortened', async ({ visit, ada }) => {
  const page = await visit(ada, '/compose?text=a%01b')
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await expect(words).toHaveValue('')

  await page.goto(share('a'.repeat(501)))
  await expect(words).toHaveValue('a'.repeat(501))
})

test('a draft is not written over without asking', async ({ visit, ada, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'a draft is kept by the browser')
  const page = await visit(ada, '/compose')
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await words.fill('My draft.')
  page.on('dialog', (dialog) => dialog.accept())
  await page.goto(share('Shared.'))
  await expect(words).toHaveValue('My draft.')
  await expect(page.getByText('Your draft is still here.')).toBeVisible()

  await page.getByRole('button', { name: 'Write about what was shared instead' }).click()
  await expect(words).toHaveValue('Shared.')
  await expect(page.getByText('Your draft is still here.')).toBeHidden()
})

test('the place can be installed', async ({ visit, browserName, javaScriptEnabled }) => {
  test.skip(browserName !== 'chromium' || javaScriptEnabled === false, 'only Chromium tells')
  const page = await visit(null, '/')
  const chromium = await page.context().newCDPSession(page)
  const { errors, manifest } = await chromium.send('Page.getAppManifest')

  expect(errors).toEqual([])
  expect(manifest?.name).toBe('Pipit')
  const { installabilityErrors } = await chromium.send('Page.getInstallabilityErrors')
  // A browser without a profile of its own never installs anything.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([])
})
