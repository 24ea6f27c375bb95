import type { CDPSession, Page } from '@playwright/test'
import { ask } from '../forms.ts'
import { expect, go, test } from '../test.ts'
import { type Person, password } from '../world.ts'

/* A passkey needs JavaScript; Chromium brings a device that makes them. */

const main = { tag: '@main' }

test.beforeEach(({ javaScriptEnabled }, { title }) => {
  test.skip(
    javaScriptEnabled === false && !title.includes('without JavaScript'),
    'a passkey needs JavaScript',
  )
})

test(
  'without JavaScript passkeys are listed and none is offered',
  main,
  async ({ visit, world, ada, javaScriptEnabled }) => {
    test.skip(javaScriptEnabled !== false, 'with JavaScript they are')
    await world.passkey(ada, 'Her laptop')
    const page = await visit(ada, '/settings/account')
    await expect(page.getByText('Adding one needs JavaScript')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0)
    await page.getByText('Rename', { exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('x'.repeat(31))
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('At most 30 characters, please.')).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('x'.repeat(31))
    await page.getByLabel('Name', { exact: true }).fill('The old laptop')
    await page.getByRole('button', { name: 'Save' }).click()
    await remove(page, 'The old laptop')
    await expect(page.getByText('You have none yet.')).toBeVisible()

    const strangers = await visit(null, '/sign-in')
    await expect(strangers.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expect(strangers.getByRole('button', { name: 'Continue with a passkey' })).toHaveCount(0)
  },
)

type Device = { cdp: CDPSession; id: string }

/** Gives a page a device that can make passkeys and asks nobody. */
async function device(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, id: authenticatorId }
}

const credentials = async ({ cdp, id }: Device) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials

async function add(page: Page, name: string, secret = password) {
  const field = page.getByLabel('Name of the new passkey')
  if (!(await field.isVisible())) await page.locator('summary', { hasText: 'Add a passkey' }).click()
  await page.locator('#proof-add').fill(secret)
  await page.getByLabel('Name of the new passkey').fill(name)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
}

async function remove(page: Page, name: string, secret = password) {
  const step = page.locator('form', { has: page.locator(`summary[aria-label="Remove ${name}"]`) })
  await step.locator('summary').click()
  await step.getByLabel('Your password').fill(secret)
  await step.getByRole('button', { name: `Remove ${name}` }).click()
}

const enter = (page: Page) => page.getByRole('button', { name: 'Continue with a passkey' }).click()
const signOut = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()

/** Ada's settings with a passkey in the device of her browser. */
async function equipped(page: Page, name = 'My laptop'): Promise<Device> {
  const laptop = await device(page)
  await add(page, name)
  await expect(page.getByText('Added. You can sign in with it now.')).toBeVisible()
  return laptop
}

const newAddress = async (page: Page, { email }: Person) => {
  await go(page, '/settings/account')
  await expect(page.getByRole('link', { name: /^E-mail/ })).toContainText(email)
}

test(
  'Ada adds a passkey, signs out, signs in with it, renames and removes it',
  main,
  async ({ visit, ada, place }) => {
    const page = await visit(ada, '/settings/account')
    await expect(page.getByText('You have none yet.')).toBeVisible()
    const laptop = await equipped(page)
    await expect(page.getByText('not used yet')).toBeVisible()
    expect(await credentials(laptop)).toMatchObject([{ rpId: 'localhost', isResidentCredential: true }])

    await signOut(page)
    await expect(page).toHaveURL(`${place.origin}/`)
    const before = await page.context().cookies()
    expect(before.map(({ name }) => name)).not.toContain('pipit-session')
    await go(page, '/sign-in?next=%2Fexplore')
    await enter(page)
    await expect(page).toHaveURL(`${place.origin}/explore`)
    const session = (await page.context().cookies()).find(({ name }) => name === 'pipit-session')
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
    expect(session?.value).toMatch(/^[\w-]{43}$/)
    expect(session?.value).not.toBe(ada.cookie)

    await newAddress(page, ada)
    await expect(page.getByText(/last used/)).toBeVisible()
    await page.getByText('Rename', { exact: true }).click()
    await page.getByLabel('Name', { exact: true }).fill('The old laptop')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('The old laptop', { exact: true })).toBeVisible()
    await remove(page, 'The old laptop', 'not her password')
    await expect(page.getByText('That is not your current password.')).toBeVisible()
    await page.getByLabel('Your password').and(page.locator(':visible')).fill(password)
    await page.getByRole('button', { name: 'Remove The old laptop' }).click()
    await expect(page.getByText('Removed.')).toBeVisible()
    expect(place.said()).toContain(`"event":"passkey added","user":${ada.id}`)
    await expect(page.getByText('You have none yet.')).toBeVisible()

    await signOut(page)
    await expect(page).toHaveURL(`${place.origin}/`)
    await go(page, '/sign-in')
    await enter(page)
    await expect(page.getByText('That passkey is not known here.')).toBeVisible()
  },
)

test('a device is not asked before Ada has shown that it is her', async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/account')
  const laptop = await device(page)
  await add(page, 'A stranger was here', 'not her password')
  await expect(page.getByText('That is not your current password.')).toBeVisible()
  expect(await credentials(laptop)).toEqual([])

  await add(page, 'My laptop')
  await expect(page.getByText('Added.')).toBeVisible()
  expect(await credentials(laptop)).toHaveLength(1)
  await expect(page.locator('#proof-add')).toHaveValue('')
})

test('a device makes one passkey for a person, not two', async ({ visit, ada }) => {
  const page = await visit(ada, '/settings/account')
  const laptop = await equipped(page)
  await add(page, 'Again')

  await expect(page.getByText('This device has a passkey for your account already.')).toBeVisible()
  expect(await credentials(laptop)).toHaveLength(1)
})

test('a passkey that has counted less than before is a copy, and does not come in', async ({
  visit,
  ada,
  place,
}) => {
  const page = await visit(ada, '/settings/account')
  const laptop = await equipped(page)
  const [copy] = await credentials(laptop)
  if (!copy) throw new Error('the device has no passkey')
  await signOut(page)
  await expect(page).toHaveURL(`${place.origin}/`)
  await go(page, '/sign-in')
  await enter(page)
  await expect(page).toHaveURL(`${place.origin}/`)
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()

  const other = await visit(null, '/sign-in')
  const thiefs = await device(other)
  // As it was copied, before the sign-in above.
  await thiefs.cdp.send('WebAuthn.addCredential', { authenticatorId: thiefs.id, credential: copy })
  await enter(other)
  await expect(other.getByText('There seems to be a second copy of that passkey')).toBeVisible()
  expect((await other.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
})

test('the suspended do not come in with a passkey', async ({ visit, world, ada, place }) => {
  const page = await visit(ada, '/settings/account')
  await equipped(page)
  await signOut(page)
  await expect(page).toHaveURL(`${place.origin}/`)
  await world.suspend(ada)
  await go(page, '/sign-in')
  await enter(page)

  await expect(page.getByText('This account is suspended.')).toBeVisible()
})

test('an answer is good once, in the browser that was asked', async ({ visit, ada, place }) => {
  const page = await visit(ada, '/settings/account')
  await equipped(page)
  await signOut(page)
  await expect(page).toHaveURL(`${place.origin}/`)
  await go(page, '/sign-in')
  // The same bytes a second time: the form is kept as the device filled it in.
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/sign-in')
      sent.push(request.postData() ?? '')
  })
  await enter(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  expect(sent).toHaveLength(1)
  const answer = /\{"id":.*?"authenticatorAttachment":"[a-z-]+"\}/.exec(sent[0] ?? '')?.[0] ?? ''
  expect(answer).toContain('signature')

  const other = await visit(null, '/sign-in')
  await device(other)
  for (const browser of [page, other]) {
    await browser.context().clearCookies({ name: 'pipit-session' })
    await go(browser, '/sign-in')
    await replay(browser, answer)
    await expect(browser.getByText('That took too long. Try again.')).toBeVisible()
    expect((await browser.context().cookies()).map(({ name }) => name)).not.toContain('pipit-session')
  }
})

/** Lets the page's own script find this answer in the place of the device. */
async function replay(page: Page, answer: string) {
  await page.evaluate((text) => {
    const { response, ...rest } = JSON.parse(text)
    const bytes = (encoded: string) =>
      Uint8Array.from(atob(encoded.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)).buffer
    const parts = Object.fromEntries(
      Object.entries(response).map(([name, value]) => [name, bytes(String(value))]),
    )
    const credential = {
      ...rest,
      rawId: bytes(rest.rawId),
      response: parts,
      getClientExtensionResults: () => ({}),
    }
    navigator.credentials.get = async () => credential as unknown as Credential
  }, answer)
  await enter(page)
}

test('what a device refuses is said, and can be tried again', async ({ visit }) => {
  const page = await visit(null, '/sign-in')
  await device(page)
  await enter(page)

  await expect(page.getByText('Your device signed nothing.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Continue with a passkey' })).toBeVisible()
})

test('only pages of ours may ask for a challenge, and only who is signed in for adding', async ({
  place,
  ada,
}) => {
  const post = { method: 'POST', headers: { origin: place.origin } }
  expect((await ask(place, null, '/api/passkeys/enter', { method: 'POST' })).status).toBe(403)
  expect(
    (await ask(place, null, '/api/passkeys/enter', { ...post, headers: { origin: 'https://evil.example' } }))
      .status,
  ).toBe(403)
  expect((await ask(place, null, '/api/passkeys/add', post)).status).toBe(401)
  expect((await ask(place, ada, '/api/passkeys/enter')).status).toBe(405)

  const asked = await (await ask(place, null, '/api/passkeys/enter', post)).json()
  expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'preferred' })
  const again = await (await ask(place, null, '/api/passkeys/enter', post)).json()
  expect(again.challenge).not.toBe(asked.challenge)
})
