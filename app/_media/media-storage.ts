import { join } from 'node:path'
import { readBucket } from '#app/_server/bucket.ts'
import { dataDirectory } from '#db/dialect/index.ts'
import { DiskStorage } from './disk.ts'
import { S3Storage } from './s3.ts'
import type { Storage } from './storage.ts'

/** The storage of this place: the bucket that is configured, else `media/` in the data directory. */
export function mediaStorage(env: NodeJS.ProcessEnv = process.env): Storage {
  const bucket = readBucket(env)
  return bucket ? new S3Storage(bucket) : new DiskStorage(join(dataDirectory(env), 'media'))
}
