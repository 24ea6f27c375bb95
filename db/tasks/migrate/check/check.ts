import { relative } from 'node:path'
import { ConfigurationError, type DatabaseAddress } from '../../../dialect/index.ts'
import { migrationsFolder } from '../journal.ts'
import { fileProblems, journalProblems } from './files.ts'
import { schemaProblems } from './schema.ts'
import { tableProblems } from './tables.ts'

/**
 * Everything in which schema, migration files, down files and the tables of the database disagree, a line each;
 * nothing when all is well. What cannot be read or reached is a line too, and the rest is still looked at.
 */
export async function problems(address: DatabaseAddress): Promise<string[]> {
  const sqlite = folderOf('sqlite')
  const postgres = folderOf('postgres')
  const found = [
    told(() => journalProblems(sqlite, postgres)),
    told(() => fileProblems(sqlite)),
    told(() => fileProblems(postgres)),
    told(() => schemaProblems('sqlite', sqlite)),
    told(() => schemaProblems('postgres', postgres)),
    told(() => tableProblems(address, folderOf(address.dialect))),
  ]
  // A broken journal is the reason of several.
  return [...new Set((await Promise.all(found)).flat())]
}

/** As a person would type it. */
export const folderOf = (dialect: DatabaseAddress['dialect']): string =>
  relative(process.cwd(), migrationsFolder(dialect))

async function told(look: () => string[] | Promise<string[]>): Promise<string[]> {
  try {
    return await look()
  } catch (error) {
    if (error instanceof ConfigurationError) return [error.message]
    throw error
  }
}
