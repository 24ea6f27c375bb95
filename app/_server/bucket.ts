import { ConfigurationError } from '#db/dialect/index.ts'

/** A bucket of an S3-compatible service, and what proves that we may use it. */
export type Bucket = {
  /** Where the service answers, without a slash at the end. */
  endpoint: string
  name: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

const names = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** The bucket that pictures are kept in; undefined when they stay in the data directory. Throws a ConfigurationError. */
export function readBucket(env: NodeJS.ProcessEnv = process.env): Bucket | undefined {
  const [endpoint, name, region, accessKeyId, secretAccessKey] = names.map((one) => env[one]?.trim() ?? '')
  const missing = names.filter((one) => !env[one]?.trim())
  if (missing.length === names.length) return undefined
  if (!endpoint || !name || !region || !accessKeyId || !secretAccessKey)
    throw new ConfigurationError(
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; to keep pictures in a bucket set all of ${names.join(', ')}, else none`,
    )
  if (!isEndpoint(endpoint))
    throw new ConfigurationError('S3_ENDPOINT must be an address such as https://s3.example.com')
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name))
    throw new ConfigurationError(
      'S3_BUCKET must be the name of a bucket: lower-case letters, digits, - and .',
    )
  if (!/^[a-z0-9-]{1,64}$/.test(region))
    throw new ConfigurationError('S3_REGION must be the name of a region, such as eu-central-1 or auto')
  return { endpoint: endpoint.replace(/\/+$/, ''), name, region, accessKeyId, secretAccessKey }
}

function isEndpoint(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined && /^https?:$/.test(url.protocol) && !url.username && !/[?#]/.test(text)
}
