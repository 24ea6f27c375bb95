import { statfs } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { createLog } from '#app/_server/log.ts'
import { dataDirectory } from '#db/dialect/index.ts'
import { probe } from '#db/mutations/health.ts'
import { jobCounts } from '#db/queries/jobs.ts'
import { pendingMigrations } from '#db/tasks/migrate.ts'

export const dynamic = 'force-dynamic'

const patience = 500 // ms for all checks
const freshFor = 1000 // ms: a probe writes, so however often strangers ask, it is made once a second at most
const leastFree = 64 * 1024 * 1024 // bytes; below, the next write may be the one that fails

const mostAge = 3_600_000 // ms that something to be done may wait while nobody does anything

const log = createLog()
let answer: Promise<boolean> | undefined
let askedAt = 0

/** The database can be read and written, is migrated, the disk has room, and what is left to be done is done. What is amiss goes to the log only. */
export async function GET() {
  if (!answer || performance.now() - askedAt > freshFor) {
    askedAt = performance.now()
    answer = isReady()
  }
  const ready = await answer
  return new Response(ready ? 'ok\n' : 'unavailable\n', {
    status: ready ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  })
}

async function isReady(): Promise<boolean> {
  const late = sleep(patience, undefined, { ref: false }).then(() => {
    throw new Error(`no answer within ${patience} ms`)
  })
  try {
    await Promise.race([Promise.all([probe(), checkMigrations(), checkDisk(), checkWork()]), late])
    return true
  } catch (error) {
    log.warn({ event: 'unready', err: error }, 'Not ready to serve')
    return false
  } finally {
    late.catch(() => undefined)
  }
}

async function checkMigrations() {
  const pending = await pendingMigrations()
  if (pending.length > 0) throw new Error(`the database lacks ${pending.join(', ')}`)
}

async function checkDisk() {
  const { bavail, bsize } = await statfs(dataDirectory())
  if (bavail * bsize < leastFree)
    throw new Error(`only ${Math.round((bavail * bsize) / 1024)} KB of disk are free`)
}

/** A place that was away for long has time to make up for it, and where nothing runs a scheduler comes when it comes. */
async function checkWork() {
  if (process.env.VERCEL) return
  const { since, working } = await jobCounts()
  if (!since || working > 0) return
  const age = Math.min(Date.now() - since.getTime(), process.uptime() * 1000)
  if (age > mostAge) throw new Error(`nobody has done what is left to be done since ${since.toISOString()}`)
}
