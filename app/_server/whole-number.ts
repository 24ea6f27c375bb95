import { ConfigurationError } from '#db/dialect/index.ts'

type Range = { least: number; most: number; otherwise: number }

/** A setting that is a whole number; `otherwise` when it is not set. Throws a ConfigurationError for anything else. */
export function wholeNumber(env: NodeJS.ProcessEnv, name: string, { least, most, otherwise }: Range): number {
  const text = env[name]?.trim()
  if (!text) return otherwise
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new ConfigurationError(`${name} is "${text}"; it must be a whole number from ${least} to ${most}`)
}
