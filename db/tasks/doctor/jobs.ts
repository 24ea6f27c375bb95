import { deadJobs, jobCounts } from '../../queries/jobs.ts'
import type { Check, Finding } from './finding.ts'

const hour = 3_600_000

/** What was to be done and was given up, or is due for hours while nobody does it. */
export const undone: Check = async (now) => {
  const findings: Finding[] = []
  const dead = await deadJobs()
  if (dead[0])
    findings.push({
      what: 'jobs that were given up',
      count: dead.length,
      example: dead[0].kind,
      advice: 'npm run jobs lists them, and tries them again or drops them',
    })
  const late = await jobCounts(new Date(now - 2 * hour))
  if (late.since && late.due > 0)
    findings.push({
      what: 'jobs that nobody does',
      count: late.due,
      example: `one due since ${late.since.toISOString()}`,
      advice: 'npm start does them',
    })
  return findings
}
