import { queueOf } from '../../../app/_server/queues.ts'
import { ask } from '../forms.ts'
import { expect, test } from '../test.ts'
import { furnish, sights } from './every-page.ts'

test('whoever sends a password from any page waits where nobody who reads has to', async ({
  place,
  world,
}) => {
  const asking: string[] = []
  for (const { path, person } of sights(await furnish(world))) {
    const html = await (await ask(place, person, path)).text()
    if (!/<input[^>]* type="password"/.test(html)) continue
    asking.push(path)
    expect(queueOf({ url: path, method: 'POST' }), path).toBe('passwords')
  }
  expect(asking).toEqual(expect.arrayContaining(['/sign-in', '/sign-up', '/settings/account']))
})
