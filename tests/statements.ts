import { driver } from '#db/client.ts'

export type Statement = { text: string; values: unknown[] }

/** What the query builder asked of the database while `work` ran. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const heard: Statement[] = []
  driver().log = (text, values) => heard.push({ text, values })
  try {
    await work()
  } finally {
    driver().log = undefined
  }
  return heard
}
