import { generateDrizzleJson, generateSQLiteDrizzleJson } from 'drizzle-kit/api'
import { dialect } from '../../../dialect/index.ts'
import * as schema from '../../../schema/index.ts'

/* Prints db/schema as a snapshot of the dialect of DATABASE_URL. A process of its own, because a process knows one. */

const snapshot =
  dialect === 'postgres'
    ? generateDrizzleJson(schema, undefined, undefined, 'snake_case')
    : await generateSQLiteDrizzleJson(schema, undefined, 'snake_case')
process.stdout.write(JSON.stringify(snapshot))
