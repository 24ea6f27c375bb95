import type { Page } from '@playwright/test'
import { expect, test } from '../test.ts'
import { password } from '../world.ts'

const main = { tag: '@main' }
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name, exact: true })

test(
  'Ada reports a post; Cy hides it and suspends Ben, and takes both back',
  main,
  async ({ visit, world, ada, ben, cy }) => {
    const [id] = await world.posts(ben, 'Cheap boats, today only.')
    const permalink = `/@${ben.handle}/${id}`
    await world.role(cy, 'moderator')

    const hers = await visit(ada, permalink)
    await hers.getByRole('link', { name: 'Report, mute or block' }).click()
    await hers.getByRole('radio', { name: 'Spam or advertising' }).check()
    await hers.getByLabel('What should they know?').fill('The third time.')
    await button(hers, 'Report').click()
    await expect(hers.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await expect(button(hers, 'Block')).toBeVisible()

    const staff = await visit(cy, '/')
    await staff.getByRole('link', { name: /^Moderation \d+ reports? waits?$/ }).click()
    await staff.getByRole('link', { name: `Post by @${ben.handle}` }).click()
    await expect(staff.getByText('The third time.')).toBeVisible()
    await expect(staff.getByRole('link', { name: `@${ada.handle}`, exact: true })).toBeVisible()
    await button(staff, 'Hide post').click()
    await expect(button(staff, 'Show post again')).toBeVisible()

    const his = await visit(ben, permalink)
    await expect(his.getByRole('article')).toContainText('Hidden by the moderators')
    await hers.goto(permalink)
    await expect(hers.getByText('Cheap boats')).toHaveCount(0)

    await button(staff, `Suspend @${ben.handle}`).click()
    await expect(staff.getByText('Say why, please.')).toBeVisible()
    await staff.getByLabel('Why?').fill('Advertising, three times.')
    await button(staff, `Suspend @${ben.handle}`).click()
    await expect(button(staff, `Let @${ben.handle} return`)).toBeVisible()

    await his.goto('/sign-in')
    await his.getByLabel('Handle or e-mail').fill(ben.handle)
    await his.getByLabel('Password').fill(password)
    await button(his, 'Sign in').click()
    await expect(his.getByText('This account is suspended.')).toBeVisible()

    await button(staff, 'Show post again').click()
    await expect(button(staff, 'Hide post')).toBeVisible()
    await button(staff, `Let @${ben.handle} return`).click()
    await expect(button(staff, `Suspend @${ben.handle}`)).toBeVisible()
    await hers.goto(permalink)
    await expect(hers.getByRole('article')).toContainText('Cheap boats')
    await staff.goto('/moderation/audit')
    await expect(staff.getByText('Advertising, three times.')).toBeVisible()
  },
)

test('Ada mutes and blocks from the menu of a post, and takes it back', async ({
  visit,
  world,
  ada,
  ben,
  javaScriptEnabled,
}) => {
  test.skip(!javaScriptEnabled, 'without scripts the page of the post offers the same')
  await world.follow(ada, ben)
  await world.posts(ben, 'Boats at dawn.')
  const page = await visit(ada, '/')
  const post = page.getByText('Boats at dawn.')
  for (const [item, choice, told] of [
    [`Mute @${ben.handle}…`, 'Mute for good', `@${ben.handle} is muted.`],
    [`Block @${ben.handle}…`, 'Block', `@${ben.handle} is blocked.`],
  ] as const) {
    await page.getByRole('article').getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: item }).click()
    await page.getByRole('dialog').getByRole('button', { name: choice, exact: true }).click()
    await expect(page.getByText(told)).toBeVisible()
    await expect(post).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    if (choice !== 'Block') await expect(post).toBeVisible()
  }
})

test('an admin says what the place is, and everybody reads it', async ({ visit, world, ada }) => {
  const { restore } = await world.onlyAdmin(ada)
  ada.cookie = await world.session(ada)
  const page = await visit(ada, '/moderation/place')
  await page.getByLabel('Description').fill('For those who mend things.')
  await page.getByLabel('Rules').fill('Be kind.\n\nReturn the tools.')
  await page.getByLabel('Contact').fill('javascript:alert(1)')
  await button(page, 'Save').click()
  await expect(page.getByText('neither an e-mail address nor a link')).toBeVisible()
  await page.getByLabel('Contact').fill('ada@example.org')
  await button(page, 'Save').click()
  await expect(page.getByText('Saved.')).toBeVisible()

  const strangers = await visit(null, '/sign-up')
  await strangers.getByRole('link', { name: 'rules of this place' }).click()
  await expect(strangers.getByText('For those who mend things.')).toBeVisible()
  await expect(
    strangers.getByRole('listitem').filter({ hasText: /^(Be kind|Return the tools)\.$/ }),
  ).toHaveCount(2)
  await expect(strangers.getByRole('link', { name: 'ada@example.org' })).toHaveAttribute('href', /^mailto:/)
  await world.say(ada, { description: '', rules: [], contact: '' })
  await restore()
})
