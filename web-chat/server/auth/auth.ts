import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { PostgresDialect } from 'kysely'
import type { CrmCore } from '#crm-core'
import { createAuthTables } from './tables.ts'

/** Whom a credential belongs to; the rights are looked up in the workspace at every request. */
export interface Identity {
  readonly tenant_id: string
  readonly user_id: string
}
export interface NewLogin extends Identity {
  readonly email: string
  readonly name: string
  readonly password: string
}
export interface ApiKeyInfo {
  readonly id: string
  readonly name: string | null
  /** The first characters, to tell keys apart. */
  readonly start: string | null
  readonly created_at: string
}

/** Sessions, passwords and API keys: a kept library behind the few verbs that the server needs. */
export interface Auth {
  /** Null when e-mail or password is wrong; else the cookies that carry the session. */
  signIn(email: string, password: string, headers: Headers): Promise<string[] | null>
  /** The cookies that end the session. */
  signOut(headers: Headers): Promise<string[]>
  /** Who the session cookie belongs to, and cookies to refresh it. */
  session(headers: Headers): Promise<{ identity: Identity; cookies: string[] } | null>
  hasLogin(user_id: string): Promise<boolean>
  /** Makes the login, or gives it this password and ends its sessions. */
  setPassword(login: NewLogin): Promise<void>
  readonly keys: {
    create(user_id: string, name: string): Promise<{ id: string; key: string }>
    verify(key: string): Promise<Identity | null>
    list(user_id: string): Promise<ApiKeyInfo[]>
    /** False when this user has no such key. */
    remove(user_id: string, id: string): Promise<boolean>
  }
}

export const minPasswordLength = 10

/** Options of better-auth, apart so that a test can compare the committed tables with what it wants. */
export function authOptions(pool: CrmCore['pool'], secret: string, secure: boolean) {
  return {
    database: { dialect: new PostgresDialect({ pool }), type: 'postgres' as const },
    secret,
    basePath: '/api/auth',
    baseURL: 'http://hotcrm.invalid',
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Fastify counts sign-ins; the calls below do not pass through the library's own router.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength },
    user: {
      modelName: 'auth_user',
      additionalFields: { tenant_id: { type: 'string' as const, required: true, input: false } },
    },
    session: { modelName: 'auth_session', cookieCache: { enabled: true, maxAge: 300 } },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      cookiePrefix: 'hotcrm',
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'lax' as const, httpOnly: true, path: '/' },
    },
    plugins: [
      apiKey({
        defaultPrefix: 'hck_',
        rateLimit: { enabled: false },
        schema: { apikey: { modelName: 'auth_apikey' } },
      }),
    ],
  }
}

/** Opens sessions, passwords and API keys on the store's own database. */
export async function openAuth(core: CrmCore, secret: string, secure: boolean): Promise<Auth> {
  await createAuthTables(core.pool)
  const library = betterAuth(authOptions(core.pool, secret, secure))
  const { internalAdapter, adapter, password: hashing } = await library.$context

  async function identityOf(user_id: string): Promise<Identity | null> {
    const user = await adapter.findOne<{ id: string; tenant_id: string }>({
      model: 'user',
      where: [{ field: 'id', value: user_id }],
    })
    return user && { tenant_id: user.tenant_id, user_id: user.id }
  }

  return {
    async signIn(email, password, headers) {
      const answer = await library.api.signInEmail({ body: { email, password }, headers, asResponse: true })
      return answer.ok ? answer.headers.getSetCookie() : null
    },
    async signOut(headers) {
      const answer = await library.api.signOut({ headers, asResponse: true })
      return answer.headers.getSetCookie()
    },
    async session(headers) {
      const { response, headers: answer } = await library.api.getSession({ headers, returnHeaders: true })
      if (!response) return null
      const { id, tenant_id } = response.user
      return { identity: { tenant_id, user_id: id }, cookies: answer.getSetCookie() }
    },
    hasLogin: async (user_id) => (await identityOf(user_id)) !== null,
    async setPassword({ tenant_id, user_id, email, name, password }) {
      const hash = await hashing.hash(password)
      if (await identityOf(user_id)) {
        await internalAdapter.updatePassword(user_id, hash)
        await internalAdapter.deleteUserSessions(user_id)
        return
      }
      const user = { id: user_id, email: email.toLowerCase(), name, tenant_id, emailVerified: true }
      await internalAdapter.createUser(user, { method: 'admin' })
      await internalAdapter.linkAccount({
        userId: user_id,
        accountId: user_id,
        providerId: 'credential',
        password: hash,
      })
    },
    keys: {
      async create(userId, name) {
        const { id, key } = await library.api.createApiKey({ body: { userId, name } })
        return { id, key }
      },
      async verify(key) {
        const answer = await library.api.verifyApiKey({ body: { key } })
        return answer.valid && answer.key ? identityOf(answer.key.referenceId) : null
      },
      async list(user_id) {
        const keys = await adapter.findMany<StoredKey>({
          model: 'apikey',
          where: [{ field: 'referenceId', value: user_id }],
        })
        return keys.map(({ id, name, start, createdAt }) => ({
          id,
          name,
          start,
          created_at: new Date(createdAt).toISOString(),
        }))
      },
      async remove(user_id, id) {
        const removed = await adapter.deleteMany({
          model: 'apikey',
          where: [
            { field: 'id', value: id },
            { field: 'referenceId', value: user_id },
          ],
        })
        return removed > 0
      },
    },
  }
}

interface StoredKey {
  id: string
  name: string | null
  start: string | null
  createdAt: Date | string
}
