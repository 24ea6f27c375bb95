import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import type { Applied, Migrator } from '../../dialect/migrator.ts'
import { appliedTo, openMigrator } from './database.ts'
import { lossOf } from './loss.ts'
import type { Step } from './plan.ts'

/**
 * Takes the steps that `plan` finds between what is applied and where it leads: all in one transaction, or none.
 * Processes that start together take turns, and each plans again when its turn has come. Answers the tags.
 */
export async function run(address: DatabaseAddress, plan: (applied: Applied[]) => Step[]): Promise<string[]> {
  if (plan(await appliedTo(address)).length === 0) return []

  const migrator = await openMigrator(address)
  try {
    await migrator.begin()
    // Another process may have taken them while this one waited.
    const steps = plan(await migrator.applied())
    if (steps[0]) await migrator.backUp(labelOf(steps[0]))
    await takeAll(migrator, steps)
    return steps.map(({ tag }) => tag)
  } catch (error) {
    throw inOneLine(error)
  } finally {
    await migrator.close()
  }
}

async function takeAll(migrator: Migrator, steps: Step[]): Promise<void> {
  let before = await migrator.rowCounts()
  for (const step of steps) {
    try {
      for (const statement of step.statements) await migrator.execute(statement)
      await (step.direction === 'up' ? migrator.record(step) : migrator.forget(step))
    } catch (error) {
      throw failed(step, (error as Error).message)
    }
    const after = await migrator.rowCounts()
    const loss = lossOf(before, after, step.statements, migrator.cascades)
    if (loss) throw failed(step, loss)
    const orphan = await migrator.orphan()
    if (orphan) throw failed(step, `rows would point to nothing (${orphan})`)
    before = after
  }
  await migrator.commit()
}

const labelOf = ({ tag, direction }: Step) => (direction === 'up' ? tag : `${tag}.down`)

const failed = (step: Step, reason: string) =>
  new ConfigurationError(
    `migration ${labelOf(step)} failed, nothing was changed: ${reason.replace(/\s+/g, ' ')}`,
  )

const inOneLine = (error: unknown) =>
  error instanceof ConfigurationError
    ? error
    : new ConfigurationError(`cannot migrate the database: ${(error as Error).message}`, { cause: error })
