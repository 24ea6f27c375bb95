import { parseArgs } from 'node:util'
import { report } from './goals.ts'
import { ownPlace } from './place.ts'
import { compared, type Rates, ratesOf } from './readers.ts'
import { serve } from './served.ts'
import { settled } from './settled.ts'

/*
 * What a second process brings: `node tests/bench/processes.ts --size S [--postgres]`. The clients take
 * a little of the cores that those who answer lack, which is told too.
 */

const { values } = parseArgs({
  options: { size: { type: 'string', default: 'S' }, postgres: { type: 'boolean' } },
})
const place = await ownPlace(values)

async function measure(cookie: string, processes: number): Promise<Rates> {
  const served = await serve({ WEB_CONCURRENCY: String(processes) })
  try {
    return await ratesOf([served], cookie)
  } finally {
    served.end()
  }
}

try {
  const { closeDatabase } = await import('#db/client.ts')
  const { cookie } = await settled(values.size)
  await closeDatabase()
  const [one, two] = [await measure(cookie, 1), await measure(cookie, 2)]
  report(
    compared('processes', `(${values.size}, ${values.postgres ? 'postgres' : 'sqlite'})`, {
      one,
      two,
      least: 1.5,
    }),
  )
} finally {
  await place.end()
}
