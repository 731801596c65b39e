import { z } from 'zod'
import type { Actor } from '#crm-core/contract'
import { keyScopes } from '../auth/auth.ts'
import type { ApiKeyInfo } from '../auth/auth.ts'
import type { CapturedMail, DemoLogin } from '../routes/deps.ts'
import { language, time } from './common.ts'

export const roles = z.enum(['admin', 'manager', 'rep', 'finance'])
const actor = {
  tenant_id: z.string(),
  user_id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roles,
  language,
  time_zone: z.string(),
  door: z.enum(['web', 'cli', 'api', 'agent', 'import', 'system']),
}

/** Who asks, in which workspace, and with which model and mail way. */
export interface Me extends Actor {
  readonly workspace: {
    readonly name: string
    readonly currency: string
    readonly high_value_lead_score: number
  }
  readonly model: string
  readonly mail: 'smtp' | 'captured'
}
export const me: z.ZodType<Me> = z
  .strictObject({
    ...actor,
    workspace: z.strictObject({
      name: z.string(),
      currency: z.string(),
      high_value_lead_score: z.number(),
    }),
    model: z.string(),
    mail: z.enum(['smtp', 'captured']),
  })
  .meta({ id: 'Me' })

const demoUser: z.ZodType<DemoLogin> = z
  .strictObject({
    name: z.string(),
    email: z.string(),
    role: z.string(),
    workspace: z.string(),
    password: z.string(),
  })
  .meta({ id: 'DemoUser' })
export const demoUsers: z.ZodType<readonly DemoLogin[]> = z.array(demoUser)

const apiKey: z.ZodType<ApiKeyInfo> = z
  .strictObject({
    id: z.string(),
    name: z.string().nullable(),
    start: z.string().nullable(),
    scope: z.enum(keyScopes),
    created_at: time,
    last_used_at: time.nullable(),
    expires_at: time.nullable(),
  })
  .meta({ id: 'ApiKey' })
export const apiKeys: z.ZodType<readonly ApiKeyInfo[]> = z.array(apiKey)
export const madeApiKey = z.strictObject({ id: z.string(), key: z.string() }).meta({ id: 'NewApiKey' })

const mail: z.ZodType<CapturedMail> = z
  .strictObject({
    message_id: z.string(),
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string().nullable(),
    received_at: time,
  })
  .meta({ id: 'CapturedMail' })
export const mails: z.ZodType<readonly CapturedMail[]> = z.array(mail)
