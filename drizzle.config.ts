import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate --name WHAT` writes the next migration; a test keeps tables and migrations equal. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './crm-core/store/schema.ts',
  out: './crm-core/store/migrations',
})
