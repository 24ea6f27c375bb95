import { defineConfig } from 'vitest/config'

/** What needs no database of its own runs once; everything else runs on SQLite and on Postgres. */
const withoutDatabase = [
  'tests/*.test.ts',
  'tests/db/text/**/*.test.ts',
  'tests/db/migrations/generate.test.ts',
  'tests/db/migrations/way-back.test.ts',
  'tests/app/unit/**/*.test.{ts,tsx}',
  'tests/app/server/**/*.test.ts',
]
const onBoth = {
  include: ['tests/db/**/*.test.ts', 'tests/app/**/*.test.{ts,tsx}'],
  exclude: withoutDatabase,
  setupFiles: ['tests/setup.ts', 'tests/properties.ts'],
}

export default defineConfig({
  test: {
    // Every core works; left alone, one of them would only watch.
    maxWorkers: '100%',
    projects: [
      { test: { name: 'unit', include: withoutDatabase, setupFiles: ['tests/properties.ts'] } },
      { test: { name: 'sqlite', ...onBoth, globalSetup: 'tests/sqlite.ts' } },
      { test: { name: 'postgres', ...onBoth, globalSetup: 'tests/postgres.ts' } },
    ],
  },
})
