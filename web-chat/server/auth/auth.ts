import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { PostgresDialect } from 'kysely'
import type { CrmCore } from '#crm-core'
import { knownKeys, type VerifiedKey } from './known-keys.ts'
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
/** What an API key may do of what its person may do: everything, or only look. */
export const keyScopes = ['full', 'read'] as const
export type KeyScope = (typeof keyScopes)[number]
export interface ApiKeyInfo {
  readonly id: string
  readonly name: string | null
  /** The first characters, to tell keys apart. */
  readonly start: string | null
  readonly scope: KeyScope
  readonly created_at: string
  readonly last_used_at: string | null
  readonly expires_at: string | null
}
export interface NewKey {
  readonly name: string
  readonly scope: KeyScope
  /** Never, when left out. */
  readonly expires_in_days?: number
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
    /** The key itself is told this once; only its hash is kept. */
    create(user_id: string, key: NewKey): Promise<{ id: string; key: string }>
    verify(key: string): Promise<VerifiedKey | null>
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
    // No cached copy in a cookie: a session that was ended is refused at the very next request.
    session: { modelName: 'auth_session', cookieCache: { enabled: false } },
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
  const known = knownKeys(core.bus)

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
      async create(userId, { name, scope, expires_in_days }) {
        const expiresIn = expires_in_days === undefined ? null : expires_in_days * 86_400
        const permissions = { crm: scope === 'read' ? ['read'] : ['read', 'write'] }
        const { id, key } = await library.api.createApiKey({ body: { userId, name, expiresIn, permissions } })
        return { id, key }
      },
      verify: (key) =>
        known.verified(key, async () => {
          const answer = await library.api.verifyApiKey({ body: { key } })
          if (!answer.valid || !answer.key) return null
          const { id, referenceId, permissions, expiresAt } = answer.key
          const identity = await identityOf(referenceId)
          return identity && { id, identity, scope: scopeOf(permissions), expires_at: expiresAt }
        }),
      async list(user_id) {
        const keys = await adapter.findMany<StoredKey>({
          model: 'apikey',
          where: [{ field: 'referenceId', value: user_id }],
        })
        return keys.map(infoOf)
      },
      async remove(user_id, id) {
        const removed = await adapter.deleteMany({
          model: 'apikey',
          where: [
            { field: 'id', value: id },
            { field: 'referenceId', value: user_id },
          ],
        })
        if (removed > 0) known.forget(id)
        return removed > 0
      },
    },
  }
}

interface StoredKey {
  id: string
  name: string | null
  start: string | null
  /** JSON text as it is stored. */
  permissions: unknown
  createdAt: Date | string
  lastRequest: Date | string | null
  expiresAt: Date | string | null
}

const isoOf = (time: Date | string | null) => time && new Date(time).toISOString()

const infoOf = ({
  id,
  name,
  start,
  permissions,
  createdAt,
  lastRequest,
  expiresAt,
}: StoredKey): ApiKeyInfo => ({
  id,
  name,
  start,
  scope: scopeOf(permissions),
  created_at: new Date(createdAt).toISOString(),
  last_used_at: isoOf(lastRequest),
  expires_at: isoOf(expiresAt),
})

/** A key from before there were scopes has no permissions and may do everything. */
function scopeOf(permissions: unknown): KeyScope {
  const said = typeof permissions === 'string' ? permissions : JSON.stringify(permissions ?? null)
  return said === 'null' || said.includes('"write"') ? 'full' : 'read'
}
