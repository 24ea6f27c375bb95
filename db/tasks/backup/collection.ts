import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { backupName, isBackup } from './manifest.ts'

const abandonedAfter = 86_400_000 // ms

/** The backups in a folder, the oldest first. */
export async function backupsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(
    (name) => backupName.test(name) && isBackup(join(folder, name)),
  )
  return names.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
}

/** Makes a folder for the next backup, named for the moment; until it is whole its name ends in `.part`. */
export async function beginIn(folder: string, now: Date): Promise<{ part: string; whole: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`
  for (let again = 1; ; again++) {
    const whole = join(folder, again === 1 ? stamp : `${stamp}-${again}`)
    const part = `${whole}.part`
    if (!(await make(part))) continue
    if (!existsSync(whole)) return { part, whole }
    await rm(part, { recursive: true })
  }
}

async function make(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { mode: 0o700 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes all but the newest `keep` backups, and what backups that were killed left behind. */
export async function tidy(folder: string, keep = Number.POSITIVE_INFINITY): Promise<string[]> {
  const backups = await backupsIn(folder)
  const old = backups.slice(0, Math.max(0, backups.length - keep))
  for (const name of old) {
    // A half removed one must not look whole.
    await rename(join(folder, name), join(folder, `${name}.part`))
    await rm(join(folder, `${name}.part`), { recursive: true })
  }
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    if (isUnfinished(name) && (await stat(path)).mtimeMs < Date.now() - abandonedAfter)
      await rm(path, { recursive: true })
  }
  return old
}

const isUnfinished = (name: string) =>
  name.endsWith('.part') && backupName.test(name.slice(0, -'.part'.length))
