import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { upload } from '../e2e/upload.ts'
import { halves } from '../images.ts'
import type { Row } from './row.ts'

const kills = 10

export const uploads: Row = {
  id: 'R14',
  fault: `kill -9 while four clients send pictures, ${kills} times`,
  asked: 'no row without its files; files without a row are swept after a day',
  async run() {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'pipit-uploads-'))
    const image = await halves(1600, 1200).png().toBuffer()
    let place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
    const ada = await joined(place, 'ada')
    let kept = 0
    for (let round = 0; round < kills; round++) {
      let isOver = false
      const clients = Array.from({ length: 4 }, async () => {
        while (!isOver) {
          const status = await upload(place, ada, 'pictures', image)
            .then(async (answer) => {
              await answer.arrayBuffer()
              return answer.status
            })
            .catch(() => 0)
          if (status === 201) kept += 1
        }
      })
      await sleep(500 + Math.random() * 700)
      isOver = true
      await place.kill()
      await Promise.all(clients)
      place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
    }
    await place.stop()
    const connection = new Connection(`${DATA_DIR}/pipit.db`)
    const rows = connection.prepare<[], { folder: string }>('SELECT folder FROM media').all()
    connection.close()
    const folders = readdirSync(`${DATA_DIR}/media`)
    const bare = rows.filter(
      ({ folder }) =>
        readdirSync(`${DATA_DIR}/media/${folder}`).filter((name) => !name.startsWith('.')).length < 2,
    )
    const lost = kept - rows.length
    const loose = folders.filter((folder) => !rows.some((row) => row.folder === folder))
    await rm(DATA_DIR, { recursive: true, force: true })
    return {
      seen: `${kept} acknowledged, ${Math.max(0, lost)} lost, ${bare.length} rows without files, ${loose.length} folders for the sweep`,
      met: lost <= 0 && bare.length === 0,
    }
  },
}
