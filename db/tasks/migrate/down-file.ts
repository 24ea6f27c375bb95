import { existsSync, readFileSync } from 'node:fs'
import { ConfigurationError } from '../../dialect/index.ts'

/** Where the way back from a revision lies: beside the way there. */
export const downFile = (folder: string, tag: string): string => `${folder}/${tag}.down.sql`

/**
 * The statements that lead back from a revision. Throws a ConfigurationError when the file is missing, or still
 * says what somebody has to write into it.
 */
export function readDown(folder: string, tag: string): string[] {
  const file = downFile(folder, tag)
  if (!existsSync(file))
    throw new ConfigurationError(`there is no way back from ${tag}: ${tag}.down.sql is missing`)
  const text = readFileSync(file, 'utf8')
  const task = unwritten(text)
  if (task !== undefined)
    throw new ConfigurationError(`the way back from ${tag} is not written yet, see ${tag}.down.sql: ${task}`)
  return text.split('--> statement-breakpoint')
}

/** What a down file asks somebody to write by hand; undefined when nothing is left to do. */
export const unwritten = (text: string): string | undefined => /^-- write by hand: ?(.*)$/m.exec(text)?.[1]
