import type { Page } from '@playwright/test'
import { isSignedIn } from '../forms.ts'
import { expect, go, test } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }

const prove = (page: Page, secret = password) => page.getByLabel('Current password').fill(secret)
const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

async function signIn(page: Page, login: string) {
  await page.getByLabel('Handle or e-mail').fill(login)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Sign in')
}

async function leave(page: Page, handle: string) {
  await page.getByLabel(`Type ${handle} to confirm`).fill(handle)
  await prove(page)
  await press(page, 'Delete my account')
}

test('Ada finds what she can set in a list, on a small screen too', main, async ({ visit, ada, place }) => {
  const page = await visit(ada, '/settings', { viewport: { width: 320, height: 640 } })
  for (const [name, path] of [
    ['Profile', '/settings/profile'],
    ['Account', '/settings/account'],
    ['Sessions', '/settings/sessions'],
    ['Appearance', '/settings/appearance'],
    ['Keyboard', '/settings/keyboard'],
  ] as const) {
    await page.getByRole('main').getByRole('link', { name }).click()
    await expect(page).toHaveURL(place.origin + path)
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
    await page.getByRole('link', { name: 'Back' }).click()
    await expect(page).toHaveURL(`${place.origin}/settings`)
  }
})

test(
  'Ada takes another handle, and the old address leads to her',
  main,
  async ({ visit, world, ada, place }) => {
    const [id] = await world.posts(ada, 'Still mine.')
    const handle = `${ada.handle.slice(0, 20)}_2`
    const page = await visit(ada, '/settings/account')
    await page.getByRole('link', { name: /^Handle/ }).click()
    await page.getByLabel('New handle').fill(`@${handle.toUpperCase()}`)
    await prove(page)
    await press(page, 'Change handle')

    await expect(
      page.getByText(`You are @${handle} now. @${ada.handle} leads to you for 90 days.`),
    ).toBeVisible()
    await expect(page.getByText(`@${ada.handle}, kept for you until`)).toBeVisible()
    const stranger = await visit(null, `/@${ada.handle}`)
    await expect(stranger).toHaveURL(`${place.origin}/@${handle}`)
    await stranger.goto(`/@${ada.handle}/${id}`)
    await expect(stranger).toHaveURL(`${place.origin}/@${handle}/${id}`)
    await expect(stranger.getByText('Still mine.')).toBeVisible()
  },
)

for (const [what, handle, secret, words] of [
  ['her password is wrong', 'ada_marsh_2', 'wrong all along', 'That is not your current password.'],
  ['it is the name of a page', 'settings', password, 'That handle is taken.'],
  ['it is none', 'a b', password, 'Only letters a to z, digits and _.'],
] as const)
  test(`Ada keeps her handle when ${what}`, async ({ visit, ada }) => {
    const page = await visit(ada, '/settings/account/handle')
    await page.getByLabel('New handle').fill(handle)
    await prove(page, secret)
    await press(page, 'Change handle')

    await expect(page.getByText(words)).toBeVisible()
    await expect(page.getByLabel('New handle')).toHaveValue(handle)
    expect(await page.content()).not.toContain('wrong all along')
    await expect(page.getByText(`You are @${ada.handle}.`)).toBeVisible()
  })

test('a handle that Ben gave up lately is nobody else’s', async ({ visit, world, ada, ben }) => {
  await world.rename(ben, `${ben.handle}_2`)
  const page = await visit(ada, '/settings/account/handle')
  await page.getByLabel('New handle').fill(ben.handle)
  await prove(page)
  await press(page, 'Change handle')

  await expect(page.getByText('That handle is taken.')).toBeVisible()
})

test(
  'a new e-mail address signs Ada in, and all other devices out',
  main,
  async ({ visit, world, ada, place }) => {
    const elsewhere = { ...ada, cookie: await world.session(ada) }
    const email = `new_${ada.email}`
    const page = await visit(ada, '/settings/account/email')
    await expect(page.getByText('No mail is sent')).toBeVisible()
    await page.getByLabel('New address').fill(email)
    await prove(page)
    await press(page, 'Change address')

    await expect(page.getByText(`Your address is ${email} now.`)).toBeVisible()
    expect(await isSignedIn(place, elsewhere)).toBe(false)
    expect(await isSignedIn(place, ada)).toBe(true)
    const other = await visit(null, '/sign-in')
    await signIn(other, email)
    await expect(other.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
  },
)

test('an address that Ben has is refused', async ({ visit, ada, ben }) => {
  const page = await visit(ada, '/settings/account/email')
  await page.getByLabel('New address').fill(ben.email)
  await prove(page)
  await press(page, 'Change address')

  await expect(page.getByText('There is an account with this address already.')).toBeVisible()
})

test(
  'Ada deletes her account, comes back and keeps it',
  main,
  async ({ visit, world, ada, place, javaScriptEnabled }) => {
    const elsewhere = { ...ada, cookie: await world.session(ada) }
    await world.posts(ada, 'Here for now.')
    const page = await visit(ada, '/settings/account')
    await page.getByRole('link', { name: 'Delete account' }).click()
    await expect(page.getByRole('heading', { name: 'What stays' })).toBeVisible()
    await leave(page, ada.handle)

    await expect(page.getByText('Your account is deleted and hidden. Sign in within 14 days')).toBeVisible()
    expect(await isSignedIn(place, ada)).toBe(false)
    expect(await isSignedIn(place, elsewhere)).toBe(false)
    const stranger = await visit(null, '/explore')
    await expect(stranger.getByText('Here for now.')).toHaveCount(0)

    await signIn(page, ada.handle)
    await expect(page.getByRole('heading', { level: 1, name: 'Keep your account?' })).toBeVisible()
    await go(page, '/', javaScriptEnabled)
    await expect(page.getByRole('main').getByRole('link', { name: 'Sign in' })).toBeVisible()
    await go(page, '/sign-in/keep', javaScriptEnabled)
    await press(page, 'Keep my account')
    await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible()
    await page.goto(`/@${ada.handle}`)
    await expect(page.getByText('Here for now.')).toBeVisible()
  },
)

test('Ada looks in once more and stays away', async ({ visit, world, ada }) => {
  await world.leave(ada)
  const page = await visit(null, '/sign-in')
  await signIn(page, ada.email)
  await press(page, 'Sign out')

  await expect(page.getByText('Your account is deleted and hidden.')).toBeVisible()
  await page.goto('/sign-in/keep')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in once more' })).toBeVisible()
  expect((await page.goto(`/@${ada.handle}`))?.status()).toBe(404)
})

test('after 14 days there is no way back', async ({ visit, world, ada }) => {
  await world.leave(ada, 14.1)
  const page = await visit(null, '/sign-in')
  await signIn(page, ada.handle)

  await expect(page.getByText('Handle or password is not right.')).toBeVisible()
})

for (const [what, typed, secret, words] of [
  ['the handle is another', 'ben', password, 'That is not your handle.'],
  ['the password is wrong', undefined, 'wrong all along', 'That is not your current password.'],
] as const)
  test(`the account stays when ${what}`, async ({ visit, ada, place }) => {
    const page = await visit(ada, '/settings/account/delete')
    await page.getByLabel('to confirm').fill(typed ?? ada.handle)
    await prove(page, secret)
    await press(page, 'Delete my account')

    await expect(page.getByText(words)).toBeVisible()
    expect(await isSignedIn(place, ada)).toBe(true)
  })

test('the only admin is told why they cannot go', async ({ visit, world, ada }) => {
  const admins = await world.onlyAdmin(ada)
  const page = await visit({ ...ada, cookie: await world.session(ada) }, '/settings/account/delete')
  await leave(page, ada.handle)

  await expect(page.getByText('You are the only one who runs this place.')).toBeVisible()
  await admins.restore()
})

test('who has no password signs in again before something that matters', async ({ visit, world, ada }) => {
  await world.withoutPassword(ada, 11)
  const page = await visit(ada, '/settings/account/handle')
  await expect(page.getByLabel('New handle')).toHaveCount(0)
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()

  await world.withoutPassword(ada, 9)
  await page.goto('/settings/account/handle')
  await page.getByLabel('New handle').fill(`${ada.handle}_2`)
  await press(page, 'Change handle')
  await expect(page.getByText(`You are @${ada.handle}_2 now.`)).toBeVisible()
})

for (const only of [true, false])
  test(`a reset link ${only ? 'takes passkeys away' : 'leaves passkeys when told so'}`, async ({
    visit,
    world,
    ada,
  }) => {
    await world.passkey(ada, 'A stranger’s phone')
    const page = await visit(null, await world.resetPath(ada))
    await expect(page.getByText('Passkey “A stranger’s phone”')).toBeVisible()
    if (!only) await page.getByRole('checkbox', { name: 'Take them away' }).uncheck()
    await page.getByLabel('New password', { exact: true }).fill('a heron stands in the reeds')
    await page.getByLabel('Repeat the new password').fill('a heron stands in the reeds')
    await press(page, 'Change password')

    await expect(page.getByText('Your password is changed.')).toBeVisible()
    expect(await world.passkeys(ada)).toHaveLength(only ? 0 : 1)
  })
