import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const rooms = '{agent,tools,models,crm-core,cli,web-chat,evals,scripts}'
const shared = {
  pool: 'forks',
  maxWorkers: 2,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  env: { TZ: 'UTC' },
  setupFiles: './scripts/lib/property-seed.ts',
} as const

/** Suites that run on both databases name `withDatabases`, `withCrm`, `withWorlds` or `onDatabases`; there the real services come in. */
const onBoth = globSync('{crm-core,agent,web-chat/server}/**/*.test.ts').filter(
  (file) => readFileSync(file, 'utf8').match(/(?:with(?:Databases|Crm|Worlds)|onDatabases)\(/) !== null,
)

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [`${rooms}/**/*.test.{ts,tsx}`],
          exclude: [`${rooms}/**/*.{browser,services}.test.ts`],
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: [`${rooms}/**/*.browser.test.ts`],
          maxWorkers: 1,
          testTimeout: 120_000,
        },
      },
      { test: { ...shared, name: 'services', include: onBoth } },
    ],
    coverage: {
      provider: 'v8',
      include: ['crm-core/**/*.ts', 'tools/**/*.ts', 'agent/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**', '**/fixtures/**', '**/*.d.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportsDirectory: 'dist/coverage',
    },
  },
})
