import type { Page } from '@playwright/test'
import { isSignedIn } from '../forms.ts'
import { expect, lines, test } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }

const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click()

test('Ada says who she is, and everyone can read it', main, async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/profile')
  await page.getByLabel('Name').fill('Ada of the Marsh')
  await page.getByLabel('About you').fill('Reeds.\nRain, mostly.')
  await page.getByLabel('Label 1').fill('Site')
  await page.getByLabel('Content 1').fill('https://ada.example/reeds')
  await save(page)
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Ada of the Marsh')
  await expect(page.getByLabel('About you')).toHaveValue('Reeds.\nRain, mostly.')

  const strangers = await visit(null, `/@${ada.handle}`)
  await expect(strangers.getByRole('heading', { level: 1, name: 'Ada of the Marsh' })).toBeVisible()
  expect(await lines(strangers.getByRole('main'))).toContain('Reeds.\nRain, mostly.')
  await expect(strangers.getByRole('link', { name: 'ada.example/reeds' })).toHaveAttribute(
    'href',
    'https://ada.example/reeds',
  )
})

test('a name that is refused stays in its field, and so does the rest', async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/profile')
  // The first letter is Cyrillic.
  await page.getByLabel('Name').fill('\u0410da Marsh')
  await page.getByLabel('About you').fill('Still here.')
  await save(page)

  await expect(page.getByText('A word mixes letters of different alphabets.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('\u0410da Marsh')
  await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('About you')).toHaveValue('Still here.')
})

test('a new password ends every other session', main, async ({ visit, world, ada, place }) => {
  const elsewhere = { ...ada, cookie: await world.session(ada) }
  const page = await visit(ada, '/settings/account')
  await page.getByLabel('Current password').fill(password)
  await page.getByLabel('New password', { exact: true }).fill('a heron stands in the reeds')
  await page.getByLabel('Repeat the new password').fill('a heron stands in the reeds')
  await page.getByRole('button', { name: 'Change password' }).click()

  await expect(page.getByText('Your password is changed.')).toBeVisible()
  expect(await isSignedIn(place, elsewhere)).toBe(false)
  expect(await isSignedIn(place, ada)).toBe(true)
  const other = await visit(null, '/sign-in')
  for (const [secret, outcome] of [
    [password, 'Handle or password is not right.'],
    ['a heron stands in the reeds', 'Nothing here yet'],
  ] as const) {
    await other.getByLabel('Handle or e-mail').fill(ada.handle)
    await other.getByLabel('Password').fill(secret)
    await other.getByRole('button', { name: 'Sign in' }).click()
    await expect(other.getByText(outcome)).toBeVisible()
  }
})

for (const [what, current, secret, repeat, words] of [
  [
    'the current one is wrong',
    'wrong all along',
    'a heron stands',
    'a heron stands',
    'That is not your current password.',
  ],
  ['the two differ', password, 'a heron stands', 'a heron sits', 'The two do not match.'],
] as const)
  test(`the password stays as it is when ${what}`, async ({ visit, world, ada, place }) => {
    const elsewhere = { ...ada, cookie: await world.session(ada) }
    const page = await visit(ada, '/settings/account')
    await page.getByLabel('Current password').fill(current)
    await page.getByLabel('New password', { exact: true }).fill(secret)
    await page.getByLabel('Repeat the new password').fill(repeat)
    await page.getByRole('button', { name: 'Change password' }).click()

    await expect(page.getByText(words)).toBeVisible()
    expect(await page.content()).not.toContain(secret)
    expect(await isSignedIn(place, elsewhere)).toBe(true)
  })

test('Ada ends one session, then all others', main, async ({ visit, world, ada, place }) => {
  const phone = { ...ada, cookie: await world.session(ada, 'Mozilla/5.0 (iPhone) Version/19 Safari/605') }
  const library = { ...ada, cookie: await world.session(ada, 'Mozilla/5.0 (Windows) Firefox/150.0') }
  const third = {
    ...ada,
    cookie: await world.session(ada, 'Mozilla/5.0 (Macintosh; Mac OS X) Firefox/150.0'),
  }
  const page = await visit(ada, '/settings/sessions')
  await expect(page.getByText('This device')).toHaveCount(1)
  await page.getByRole('button', { name: 'Sign out Firefox on Windows' }).click()
  await expect(page.getByText('Signed out there.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out Firefox on Windows' })).toHaveCount(0)
  expect(await Promise.all([phone, library, third, ada].map((one) => isSignedIn(place, one)))).toEqual([
    true,
    false,
    true,
    true,
  ])

  await page.getByRole('button', { name: 'Sign out all other devices' }).click()
  await expect(page.getByText('2 devices signed out.')).toBeVisible()
  expect(await Promise.all([phone, third, ada].map((one) => isSignedIn(place, one)))).toEqual([
    false,
    false,
    true,
  ])
})

test('the place is dark for whoever wants it so', async ({ visit }) => {
  const page = await visit(null, '/settings/appearance')
  const html = page.locator('html')
  const isDark = () => html.evaluate((element) => getComputedStyle(element).backgroundColor)
  const light = await isDark()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await isDark()
  expect(dark).not.toBe(light)

  for (const [name, wanted, attribute] of [
    ['Light', light, 'light'],
    ['Dark', dark, 'dark'],
    ['System', dark, null],
  ] as const) {
    await page.getByRole('radio', { name }).check()
    await save(page)
    await expect(page.getByText('Saved.')).toBeVisible()
    await page.reload()
    await expect(page.getByRole('radio', { name })).toBeChecked()
    expect(await html.getAttribute('data-theme')).toBe(attribute)
    expect(await isDark()).toBe(wanted)
  }
})

test('a chosen theme is seen at once', async ({ visit }) => {
  const page = await visit(null, '/settings/appearance')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await save(page)

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})
