/** Why an archive cannot be read. */
export type ArchiveProblem = 'kind' | 'broken' | 'large' | 'version' | 'missing' | 'failed'

/** An archive is not what it should be: nothing that trying again would change. */
export class ArchiveFault extends Error {
  override name = 'ArchiveFault'
  readonly problem: ArchiveProblem
  constructor(problem: ArchiveProblem, cause?: unknown) {
    super(`the archive is no good: ${problem}`, { cause })
    this.problem = problem
  }
}
