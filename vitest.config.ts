import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{agent,tools,models,crm-core,cli,web-chat,evals,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    env: { TZ: 'UTC' },
  },
})
