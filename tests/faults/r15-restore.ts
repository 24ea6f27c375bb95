import { appendFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { filled, formOn, isSignedIn, postsOf, send } from '../e2e/forms.ts'
import { joined, posted } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import type { Person } from '../e2e/world.ts'
import { keepPosting, newLedger } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { doctorOf, isWell, told } from './truth.ts'

export const restore: Row = {
  id: 'R15',
  fault: 'a backup while 16 clients post, restored elsewhere; and one that was altered',
  asked: 'restored it starts, one signs in, reads and posts; altered it is refused',
  async run() {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'pipit-drill-'))
    const aside = await mkdtemp(join(tmpdir(), 'pipit-drill-'))
    const place = await startPipit({ PIPIT_OPEN: '1' })
    try {
      const ada = await joined(place, 'ada')
      await posted(place, ada, 'Before the backup.')
      const stop = await keepPosting(() => place, ada, newLedger())
      const [took, made] = await timed(() => told(place, 'db/tasks/backup.ts', aside))
      await stop()
      const folder = join(aside, readdirSync(aside)[0] ?? '')
      const database = { DATA_DIR, DATABASE_URL: '' }
      const [back, restored] = await timed(() => told({ database }, 'db/tasks/restore.ts', folder))
      const again = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
      const form = filled(await formOn(again, null, '/sign-in', 'password'), {
        ...{ login: 'ada', password: 'wren sings before rain' },
      })
      const answer = await send(again, null, '/sign-in', form)
      const cookie = /pipit-session=([\w-]+)/.exec(answer.headers.getSetCookie().join())?.[1] ?? ''
      const her = { handle: 'ada', cookie } as Person
      const isIn = await isSignedIn(again, her)
      const sent = (await posted(again, her, 'After the restore.')).status
      const [newest] = await postsOf(again, her)
      const pages = await fetch(`${again.origin}/api/timelines/users/ada?limit=100`)
      const said = await doctorOf(again)
      await again.stop()
      appendFileSync(join(folder, findDatabase(folder)), 'x')
      const fresh = await mkdtemp(join(tmpdir(), 'pipit-drill-'))
      const altered = await told(
        { database: { DATA_DIR: fresh, DATABASE_URL: '' } },
        'db/tasks/restore.ts',
        folder,
      )
      await rm(fresh, { recursive: true, force: true })
      const isWhole = isIn && sent === 303 && newest === 'After the restore.' && pages.status === 200
      return {
        seen: `backup in ${inSeconds(took)} (${made.code}), restored in ${inSeconds(back)} (${restored.code}); signed in, read and posted: ${isWhole}; altered refused with ${altered.code}; ${isWell(said) ? 'doctor well' : said}`,
        met: made.code === 0 && restored.code === 0 && isWhole && altered.code !== 0 && isWell(said),
      }
    } finally {
      await place.stop()
      await rm(DATA_DIR, { recursive: true, force: true })
      await rm(aside, { recursive: true, force: true })
    }
  },
}

const findDatabase = (folder: string): string =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .find((name) => name.endsWith('.sqlite')) ?? ''
