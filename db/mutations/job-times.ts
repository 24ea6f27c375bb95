import { randomUUID } from 'node:crypto'

/** How long a worker has a job to itself, in ms; whoever works longer extends that in time. */
export const leaseFor = 60_000

const minute = 60_000
const most = 24 * 60 * minute
const attempts = 10

/** A lease that nobody had before. */
export const newLease = (now: Date) => ({
  lease: randomUUID(),
  leasedUntil: new Date(now.getTime() + leaseFor),
})

/**
 * How many ms to wait after so many attempts: a minute after the first, then three times as long each time, a day at
 * most; up to a fifth more or less, so that what failed together is not tried together. Undefined when that was the
 * last, after some three days.
 */
export function retryIn(attempt: number, chance = Math.random()): number | undefined {
  if (attempt >= attempts) return undefined
  const wait = Math.min(most, minute * 3 ** (attempt - 1)) * (0.8 + 0.4 * chance)
  return Math.min(most, Math.max(minute, wait))
}

/** Whether a job was taken once more than it may be: those who had it never said what came of it. */
export const isHopeless = (attempt: number): boolean => attempt > attempts
