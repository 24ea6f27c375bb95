import { formOn, postsOf } from '../e2e/forms.ts'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { post } from './clients.ts'
import type { Row } from './row.ts'
import { doctorOf, isWell } from './truth.ts'

export const double: Row = {
  id: 'R17',
  fault: 'the same form twenty times at once, to two processes; then with other words',
  asked: 'one post, the same answer to all; other words with the same key make none',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1', WEB_CONCURRENCY: '2' })
    const ada = await joined(place, 'ada')
    const form = await formOn(place, ada, '/compose', 'body', 'key')
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post(place, ada, form, 'Once.', 'key-of-once')),
    )
    const other = await post(place, ada, form, 'Twice.', 'key-of-once')
    const posts = await postsOf(place, ada)
    const said = await doctorOf(place)
    await place.stop()
    return {
      seen: `answers ${[...new Set(answers)]}, posts: ${posts.join(', ')}; other words: ${other}; ${isWell(said) ? 'doctor well' : said}`,
      met: answers.every((one) => one === 303) && posts.join() === 'Once.' && other !== 303 && isWell(said),
    }
  },
}
