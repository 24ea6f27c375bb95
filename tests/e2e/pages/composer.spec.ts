import { filled, formOn, postsOf, send } from '../forms.ts'
import { expect, go, test } from '../test.ts'

/* The browser counts what the server counts, and whatever goes wrong the words stay. */

/** A unit, what it counts, and how it comes back when it is stored. */
const units: [what: string, unit: string, length: number][] = [
  ['a letter', 'a', 1],
  ['an umlaut of two characters', 'u\u0308', 1],
  ['an emoji', '🐦', 1],
  ['a flag', '🇳🇴', 1],
  ['a thumb with a skin', '👍🏽', 1],
  ['a syllable', 'क्षि', 1],
  ['a line end', '\n.', 2],
  ['a short link', ' http://a.io ', 25],
  ['a long link', ` https://example.org/${'a'.repeat(100)} `, 25],
  ['a mention', '@ada ', 5],
  ['a tag', '#tea ', 5],
  ['an address that is no link', ' ada@example.org ', 17],
  ['right to left', 'אב ', 3],
  ['Han', '例', 1],
]

for (const [what, unit, length] of units)
  test(`${what} counts ${length} in the browser and on the server`, async ({ visit, place, ada }) => {
    const times = Math.floor(400 / length / Math.max(1, unit.length / 16))
    const start = unit.repeat(times)
    const full = `x${start}x${'y'.repeat(498 - times * length)}`
    const page = await visit(ada, '/')
    const words = page.getByRole('textbox', { name: 'What is on your mind?' })
    await words.fill(full)
    await expect(page.getByRole('img', { name: '0 characters left' })).toBeVisible()
    await words.fill(`${full}y`)
    await expect(page.getByText('One character too many.')).toBeVisible()

    const form = await formOn(place, ada, '/', 'body')
    const refused = await send(place, ada, '/', filled(form, { body: `${full}y` }))
    expect(await refused.text()).toContain('At most 500 characters, please.')
    expect((await send(place, ada, '/', filled(form, { body: full }))).status).toBe(303)
    expect(await postsOf(place, ada)).toHaveLength(1)
  })

test('a number appears when little room is left', async ({ visit, ada }) => {
  const page = await visit(ada, '/')
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  const gauge = page.getByRole('img', { name: /characters? left/ })
  await words.fill('a'.repeat(479))
  await expect(gauge).toHaveText('')
  await words.fill('a'.repeat(480))
  await expect(gauge).toHaveText('20')
  await words.fill('a'.repeat(499))

  await expect(page.getByRole('img', { name: '1 character left' })).toHaveText('1')
})

test('Ctrl and Enter post, once', async ({ visit, place, ada }) => {
  const page = await visit(ada, '/')
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await words.fill('By keyboard.')
  await words.press('Control+Enter')
  await words.press('Control+Enter')

  await expect(page.getByRole('article').first()).toContainText('By keyboard.')
  await expect(words).toHaveValue('')
  expect(await postsOf(place, ada)).toEqual(['By keyboard.'])
})

test('the words stay when the connection goes', async ({ visit, faults, ada, place }) => {
  const page = await visit(ada, '/')
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await words.fill('Written on a train.')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Post', exact: true })).toBeEnabled()
  await expect(words).toHaveValue('Written on a train.')

  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByRole('article').first()).toContainText('Written on a train.')
  expect(await postsOf(place, ada)).toEqual(['Written on a train.'])
  // The browser says that it was offline.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')))
})

test('the words stay in a tab that was open during an update', async ({ visit, faults, ada, place }) => {
  const page = await visit(ada, '/')
  const words = page.getByRole('textbox', { name: 'What is on your mind?' })
  await words.fill('Older than the server.')
  // After an update the names of the actions may be others.
  await page.route('/', (route) =>
    route.request().method() === 'POST'
      ? route.continue({ headers: { ...route.request().headers(), 'next-action': '0'.repeat(42) } })
      : route.continue(),
  )
  await page.getByRole('button', { name: 'Post', exact: true }).click()

  await expect(page.getByText('This place was updated meanwhile.')).toBeVisible()
  await expect(words).toHaveValue('Older than the server.')
  await expect(page.getByRole('button', { name: 'Post', exact: true })).toBeEnabled()
  expect(await postsOf(place, ada)).toEqual([])
  // The browser says that it was refused.
  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('409 (Conflict)')))
})

test('a profile that is refused in the browser loses nothing either', async ({
  visit,
  ada,
  javaScriptEnabled,
}) => {
  const page = await visit(ada, '/settings/profile')
  await page.getByLabel('Name').fill('Ada \u2714')
  await page.getByLabel('Label 2').fill('Label without content')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('This looks like a badge, which names may not have.')).toBeVisible()
  await expect(page.getByLabel('Name')).toHaveValue('Ada \u2714')
  await expect(page.getByLabel('Label 2')).toHaveValue('Label without content')

  await go(page, '/settings/profile', javaScriptEnabled)
  await expect(page.getByLabel('Name')).toHaveValue('Ada Marsh')
})
