import type { Complaint } from '../../dialect/soundness.ts'

/**
 * Something that is not as it should be: what, how often, one example. `mend` puts it right and answers how many
 * rows that changed; where there is none, `advice` says what to do. Mending is safe while others read and write,
 * and to repeat.
 */
export type Finding = Complaint

/** Looks for one kind of trouble; `now` in milliseconds. */
export type Check = (now: number) => Promise<Finding[]>

/** "wrong post counts: 2, such as @ada" */
export const told = ({ what, count, example }: Finding): string => `${what}: ${count}, such as ${example}`
