import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { isSignedIn } from '../forms.ts'
import { expect, go, test } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }

async function signIn(page: Page, login: string, secret = password) {
  await page.getByLabel('Handle or e-mail').fill(login)
  await page.getByLabel('Password').fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

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

test('the cookie of a session is for the server only, and for this host only', async ({ visit, ada }) => {
  const page = await visit(null, '/sign-in')
  await signIn(page, ada.handle)
  await atHome(page)

  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => name === 'pipit-session')
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
  expect(session?.value).toMatch(/^[\w-]{43}$/)
  expect(cookies.filter(({ httpOnly, name }) => !httpOnly && name !== 'pipit-zone')).toEqual([])
})

for (const [kind, login] of [
  ['her handle', (ada: { handle: string }) => ada.handle],
  ['her handle, spelled her way', (ada: { handle: string }) => `@${ada.handle.toUpperCase()}`],
  ['her e-mail address', (ada: { email: string }) => ada.email],
] as const)
  test(`Ada signs in with ${kind}`, main, async ({ visit, ada }) => {
    const page = await visit(null, '/sign-in')
    await signIn(page, login(ada))

    await atHome(page)
  })

for (const someone of ['somebody', 'nobody'])
  test(`a wrong password for ${someone} keeps the login and shows no password`, async ({
    visit,
    ada,
    javaScriptEnabled,
  }) => {
    const login = someone === 'somebody' ? ada.handle : newHandle()
    const page = await visit(null, '/sign-in')
    await signIn(page, login, 'not her password')

    await expect(page.getByText('Handle or password is not right.')).toBeVisible()
    await expect(page.getByLabel('Handle or e-mail')).toHaveValue(login)
    await expect(page.getByLabel('Password')).toHaveValue(javaScriptEnabled ? 'not her password' : '')
    expect(await page.content()).not.toContain('not her password')
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
  })

test('Ada signs out, and the cookie she had is worth nothing', main, async ({ visit, ada, place }) => {
  const page = await visit(ada, '/settings/account')
  expect(await isSignedIn(place, ada)).toBe(true)
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()

  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await isSignedIn(place, ada)).toBe(false)
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings$/)
})

test('who signs out is told of what was not sent, and leaves nothing in the browser', async ({
  visit,
  world,
  ada,
  place,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without JavaScript nothing is kept there')
  await world.posts(ada, 'Sent.')
  const page = await visit(ada, '/', { theme: 'dark' })
  await page.getByRole('textbox', { name: 'What is on your mind?' }).fill('Not for everybody yet.')
  await page.getByRole('link', { name: 'Settings' }).click()
  const kept = () =>
    page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort().join())
  expect(await kept()).toMatch(/pipit-draft:.*pipit-place:/)
  const signOut = page.getByRole('main').getByRole('button', { name: 'Sign out', exact: true })
  await signOut.click()
  const question = page.getByRole('dialog', { name: 'Discard what you have not sent?' })
  await question.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(question).toHaveCount(0)
  expect(await kept()).toContain('pipit-draft:')
  expect(await isSignedIn(place, ada)).toBe(true)

  await signOut.click()
  await question.getByRole('button', { name: 'Sign out and discard it' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible()
  expect(await kept()).not.toContain('pipit-')
  expect((await page.context().cookies()).map(({ name }) => name)).toContain('pipit-theme')
  expect(await isSignedIn(place, ada)).toBe(false)
})

test('who has to sign in first comes to where they were going', async ({
  visit,
  ada,
  place,
  javaScriptEnabled,
}) => {
  const page = await visit(null, '/settings/sessions')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await signIn(page, ada.handle)

  await expect(page).toHaveURL(`${place.origin}/settings/sessions`)
  await go(page, `/sign-in?next=${encodeURIComponent(`/@${ada.handle}`)}`, javaScriptEnabled)
  await expect(page).toHaveURL(`${place.origin}/@${ada.handle}`)
})

for (const elsewhere of [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
])
  test(`signing in never leads elsewhere: ${JSON.stringify(elsewhere)}`, async ({ visit, ada, place }) => {
    const page = await visit(null, `/sign-in?next=${encodeURIComponent(elsewhere)}`)
    await signIn(page, ada.handle)

    await atHome(page)
    expect(page.url()).toBe(`${place.origin}/`)
  })

test('a handle that is taken is refused, and what was typed stays', async ({
  visit,
  ada,
  javaScriptEnabled,
}) => {
  const page = await visit(null, '/sign-up')
  await signUp(page, ada.handle, { email: `other_${ada.email}` })

  await expect(page.getByText('That handle is taken.')).toBeVisible()
  await expect(page.getByLabel('Handle')).toHaveValue(ada.handle)
  await expect(page.getByLabel('E-mail')).toHaveValue(`other_${ada.email}`)
  await expect(page.getByLabel('Password')).toHaveValue(javaScriptEnabled ? password : '')
  expect(await page.content()).not.toContain(password)
})

test('an address that has an account is refused', async ({ visit, ada }) => {
  const page = await visit(null, '/sign-up')
  await signUp(page, newHandle(), { email: ada.email.toUpperCase() })

  await expect(page.getByText('There is an account with this address already.')).toBeVisible()
})

for (const [what, handle, secret, words] of [
  ['the name of a page', 'settings', password, 'That handle is taken.'],
  ['a handle of digits', '12345', password, 'At least one letter, please.'],
  ['a handle with a hyphen', 'ada-marsh', password, 'Only letters a to z, digits and _.'],
  ['a password everybody has', undefined, '1234567890', 'That one is among the first to be guessed.'],
  ['a password that is the handle', 'ada_and_cats', 'ada_and_cats', 'That is too close to your handle'],
] as const)
  test(`nobody signs up with ${what}`, async ({ visit }) => {
    const page = await visit(null, '/sign-up')
    await signUp(page, handle ?? newHandle(), { email: `${newHandle()}@example.org`, secret })

    await expect(page.getByText(words)).toBeVisible()
  })

test('whoever is signed in needs no form to do so', async ({ visit, ada, place }) => {
  const page = await visit(ada, '/sign-up')

  await atHome(page)
  expect(page.url()).toBe(`${place.origin}/`)
})
