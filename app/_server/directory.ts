import { constants } from 'node:fs'
import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ConfigurationError } from '#db/dialect/index.ts'

/** Makes the data directory if need be, and finds out whether we can write into it and into the database file. */
export async function checkDirectories(dataDirectory: string, databaseFile: string | undefined) {
  await checkWritable(dataDirectory, 'the data directory')
  if (!databaseFile) return
  await checkWritable(dirname(databaseFile), 'the folder of the database')
  await access(databaseFile, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT')
      throw new ConfigurationError(`cannot write the database file ${databaseFile}: ${error.message}`)
  })
}

// One after the other: where a file system makes no directories, asking Node for all at once never ends.
async function make(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    const parent = dirname(directory)
    if (code !== 'ENOENT' || parent === directory || (await isThere(parent))) throw error
    await make(parent)
    await mkdir(directory, { mode: 0o700 })
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

async function checkWritable(directory: string, name: string) {
  const probe = join(directory, `.probe-${process.pid}`)
  try {
    await make(directory)
    await writeFile(probe, '', { mode: 0o600 })
    await rm(probe)
  } catch (error) {
    throw new ConfigurationError(`cannot write into ${name} ${directory}: ${(error as Error).message}`)
  }
}
