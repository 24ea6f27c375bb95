// First: it takes over `generate`, `check` and `migrate`.
import './db/tasks/migrate/kit.ts'

import { defineConfig } from 'drizzle-kit'
import { databaseAddress } from './db/dialect/index.ts'

const address = databaseAddress()

export default defineConfig({
  schema: './db/schema/index.ts',
  casing: 'snake_case',
  ...(address.dialect === 'sqlite'
    ? { dialect: 'sqlite', out: './drizzle/sqlite', dbCredentials: { url: address.file } }
    : { dialect: 'postgresql', out: './drizzle/postgres', dbCredentials: { url: address.url } }),
})
