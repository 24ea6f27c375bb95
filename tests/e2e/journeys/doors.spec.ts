import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { test } from '../doors.ts'
import { isSignedIn } from '../forms.ts'
import { expect, hydrated } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }

const atHome = (page: Page) => expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
const newHandle = () => `dora_${randomUUID().slice(0, 8)}`

/** Opens a step of Ada's settings and shows that it is her. */
async function prove(page: Page, button: string) {
  const step = page.locator('form', { has: page.locator('summary') }).filter({
    has: page.getByRole('button', { name: button, exact: true, includeHidden: true }),
  })
  await step.locator('summary').click()
  await step.getByLabel('Your password').fill(password)
  await step.getByRole('button', { name: button, exact: true }).click()
}

const canLink = (page: Page) => page.locator('summary', { hasText: 'Link Elsewhere' })

/** Through the door, and there as somebody. */
async function enter(page: Page, login: string) {
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await beAsked(page, login)
}

async function beAsked(page: Page, login: string, button = 'Enter') {
  await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
  await page.getByLabel('Who are you?').fill(login)
  await page.getByRole('button', { name: button }).click()
}

test(
  'a stranger chooses a handle once, and comes straight in the next time',
  main,
  async ({ visit, elsewhere, place, javaScriptEnabled }) => {
    const handle = newHandle()
    const email = `${handle}@example.org`
    const login = elsewhere.person({
      name: 'Dora Fenn',
      preferred_username: handle,
      email,
      email_verified: true,
    })
    const page = await visit(null, '/sign-in?next=%2Fsettings%2Faccount')
    await enter(page, login)

    await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
    await expect(page.getByLabel('Handle')).toHaveValue(handle)
    await expect(page.getByText(email)).toBeVisible()
    await expect(page.getByLabel('E-mail')).toHaveCount(0)
    if (javaScriptEnabled) await hydrated(page)
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page).toHaveURL(`${place.origin}/settings/account`)
    await expect(page.getByRole('link', { name: /^E-mail/ })).toContainText(email)
    const cookies = (await page.context().cookies()).map(({ name }) => name)
    expect(cookies.filter((name) => name.startsWith('pipit-')).sort()).toEqual(
      ['pipit-device', 'pipit-session', ...(javaScriptEnabled ? ['pipit-zone'] : [])].sort(),
    )

    const again = await visit(null, '/sign-up')
    await enter(again, login)
    await atHome(again)
    await again.goto(`/@${handle}`)
    await expect(again.getByRole('heading', { level: 1, name: 'Dora Fenn' })).toBeVisible()
  },
)

test('an address that is not verified does not count, and is asked for', async ({
  visit,
  ada,
  elsewhere,
}) => {
  const login = elsewhere.person({ name: ada.handle, email: ada.email, email_verified: false })
  const page = await visit(null, '/sign-in')
  await enter(page, login)

  await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
  await expect(page.getByLabel('Handle')).toHaveValue('')
  await expect(page.getByLabel('E-mail')).toHaveValue('')
  const handle = newHandle()
  await page.getByLabel('Handle').fill(handle)
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('There is an account with this address already.')).toBeVisible()
  await expect(page.getByLabel('Handle')).toHaveValue(handle)
  await page.getByLabel('Handle').fill(ada.handle)
  await page.getByLabel('E-mail').fill(`${handle}@example.org`)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('That handle is taken.')).toBeVisible()
  await page.getByLabel('Handle').fill(handle)
  await page.getByRole('button', { name: 'Create account' }).click()
  await atHome(page)
})

test('a verified address of somebody here links nothing by itself', async ({ visit, ada, elsewhere }) => {
  const login = elsewhere.person({ email: ada.email.toUpperCase(), email_verified: true })
  const page = await visit(null, '/sign-in?next=%2Fexplore')
  await enter(page, login)

  await expect(page.getByText('There is an account with your e-mail address already.')).toBeVisible()
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
  await page.getByLabel('Handle or e-mail').fill(ada.handle)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL(/\/explore$/)
})

test('Ada links a door, comes in by it, and unlinks it', main, async ({ visit, ada, elsewhere, place }) => {
  const login = elsewhere.person({ email: ada.email, email_verified: true })
  const page = await visit(ada, '/settings/account')
  await prove(page, 'Link Elsewhere')
  await beAsked(page, login)
  await expect(page.getByText('Elsewhere is linked.')).toBeVisible()
  expect(place.said()).toContain(`"event":"door linked","user":${ada.id}`)
  await expect(page).toHaveURL(new RegExp(`^${place.origin}/settings/account\\?`))
  await expect(canLink(page)).toHaveCount(0)

  const other = await visit(null, '/sign-in')
  await enter(other, login)
  await atHome(other)
  await other.goto('/settings/account')
  await expect(other.getByRole('link', { name: /^E-mail/ })).toContainText(ada.email)

  await prove(page, 'Unlink Elsewhere')
  await expect(page.getByText('Elsewhere no longer leads to your account.')).toBeVisible()
  await expect(canLink(page)).toBeVisible()
  const third = await visit(null, '/sign-in')
  await enter(third, login)
  await expect(third.getByText('There is an account with your e-mail address already.')).toBeVisible()
})

test('an account elsewhere leads to one person only', async ({ visit, ada, ben, elsewhere }) => {
  const login = elsewhere.person({})
  const adas = await visit(ada, '/settings/account')
  await prove(adas, 'Link Elsewhere')
  await beAsked(adas, login)
  await expect(adas.getByText('Elsewhere is linked.')).toBeVisible()

  const bens = await visit(ben, '/settings/account')
  await prove(bens, 'Link Elsewhere')
  await beAsked(bens, login)
  await expect(bens.getByText('That account at Elsewhere belongs to somebody else here.')).toBeVisible()
  await expect(canLink(bens)).toBeVisible()
})

test('who came through a door keeps it until they have another way in', async ({
  visit,
  elsewhere,
  place,
  javaScriptEnabled,
}) => {
  const handle = newHandle()
  const login = elsewhere.person({
    preferred_username: handle,
    email: `${handle}@example.org`,
    email_verified: true,
  })
  const page = await visit(null, '/sign-in?next=%2Fsettings%2Faccount')
  await enter(page, login)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Set a password' })).toBeVisible()
  if (javaScriptEnabled) await hydrated(page)
  await page.getByRole('button', { name: 'Unlink Elsewhere' }).click()
  await expect(page.getByText('Elsewhere is your only way in.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Unlink Elsewhere' })).toBeVisible()

  await expect(page.getByLabel('Current password')).toHaveCount(0)
  await page.getByLabel('New password', { exact: true }).fill(password)
  await page.getByLabel('Repeat the new password').fill(password)
  await page.getByRole('button', { name: 'Set a password' }).click()
  await expect(page.getByText('Your password is set.')).toBeVisible()
  await expect(page.getByLabel('Current password')).toBeVisible()
  await prove(page, 'Unlink Elsewhere')
  await expect(page.getByText('Elsewhere no longer leads to your account.')).toBeVisible()

  const other = await visit(null, '/sign-in')
  await other.getByLabel('Handle or e-mail').fill(handle)
  await other.getByLabel('Password').fill(password)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(other).toHaveURL(`${place.origin}/`)
  await atHome(other)
})

test('whoever turns back at the door is told so, and nothing happened', async ({ visit, ada, elsewhere }) => {
  const page = await visit(null, '/sign-in?next=%2Fexplore')
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await beAsked(page, elsewhere.person({}), 'Cancel')
  await expect(page.getByText('You turned back at Elsewhere, so nothing was done.')).toBeVisible()
  await expect(page).toHaveURL(/next=%2Fexplore/)

  const adas = await visit(ada, '/settings/account')
  await prove(adas, 'Link Elsewhere')
  await beAsked(adas, elsewhere.person({}), 'Cancel')
  await expect(adas.getByText('You turned back at Elsewhere, so nothing was done.')).toBeVisible()
  await expect(canLink(adas)).toBeVisible()
})

test('the suspended do not come in', async ({ visit, world, ada, elsewhere }) => {
  const login = elsewhere.person({})
  const page = await visit(ada, '/settings/account')
  await prove(page, 'Link Elsewhere')
  await beAsked(page, login)
  await expect(page.getByText('Elsewhere is linked.')).toBeVisible()
  await world.suspend(ada)

  const other = await visit(null, '/sign-in')
  await enter(other, login)
  await expect(other.getByText('This account is suspended.')).toBeVisible()
  expect((await other.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
})

test('an answer of the door that was made up, or was meant for another browser, is refused', async ({
  visit,
  place,
  elsewhere,
}) => {
  const page = await visit(null, '/sign-in')
  const forged = `${place.origin}/api/auth/callback/oidc?code=made-up&state=made-up`
  // Without an errand, nothing is even asked.
  await page.goto(forged)
  await expect(page.getByText('That provider could not tell us who you are.')).toBeVisible()

  // With one, the state is another.
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
  await page.goto(forged)
  await expect(page.getByText('Elsewhere could not tell us who you are.')).toBeVisible()

  // Somebody else's genuine answer, caught before it arrived.
  const hers = await visit(null, '/sign-in')
  await hers.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await expect(hers.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
  const answer = await answerTo(hers, elsewhere.person({}))
  expect(answer).toContain(`${place.origin}/api/auth/callback/oidc?code=`)
  await page.getByRole('button', { name: 'Continue with Elsewhere' }).click()
  await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
  await page.goto(answer)
  await expect(page.getByText('Elsewhere could not tell us who you are.')).toBeVisible()
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
  await hers.goto(answer)
  await expect(hers.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
})

/** What the door would send a browser back to, which does not go there. */
async function answerTo(page: Page, login: string): Promise<string> {
  const { request } = page.context()
  const form = { login, answer: 'enter' }
  const asked = await request.post(page.url(), { form, maxRedirects: 0 })
  const resumed = await request.get(asked.headers().location ?? '', { maxRedirects: 0 })
  return resumed.headers().location ?? ''
}

test('a link that somebody began is not finished by who signed in meanwhile', async ({
  visit,
  world,
  ada,
  ben,
  elsewhere,
  place,
}) => {
  const page = await visit(ada, '/settings/account')
  await prove(page, 'Link Elsewhere')
  await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
  const bens = await world.session(ben)
  await page.context().addCookies([{ name: 'pipit-session', value: bens, url: place.origin }])
  await beAsked(page, elsewhere.person({}))

  await expect(page.getByText('Elsewhere could not tell us who you are.')).toBeVisible()
  await expect(page.locator('summary', { hasText: 'Unlink Elsewhere' })).toHaveCount(0)
  expect(await isSignedIn(place, ada)).toBe(true)
})

test('a note that the browser changed is not read', async ({ visit, place, elsewhere }) => {
  const page = await visit(null, '/sign-in')
  await enter(page, elsewhere.person({ name: 'Dora' }))
  await expect(page.getByRole('heading', { name: 'Choose a handle' })).toBeVisible()
  const [note] = (await page.context().cookies()).filter(({ name }) => name === 'pipit-newcomer')
  expect(note).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  const [text = '', signature] = note?.value.split('.') ?? []
  const changed = JSON.parse(Buffer.from(text, 'base64url').toString())
  changed.note.id = 'somebody else'
  const value = `${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`
  await page.context().addCookies([{ name: 'pipit-newcomer', value, url: place.origin }])
  await page.getByLabel('Handle').fill(newHandle())
  await page.getByLabel('E-mail').fill(`${newHandle()}@example.org`)
  await page.getByRole('button', { name: 'Create account' }).click()

  await expect(page.getByText('Your sign-in has run out meanwhile.')).toBeVisible()
})
