import type { Actor, ActorCrm } from '#crm-core/contract'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by authenticate; absent only on routes that are open to everybody. */
    actor: Actor
    /** The store in the hands of that actor. */
    crm: ActorCrm
    /** By what the actor was known. */
    credential: 'session' | 'key' | 'local'
    /** Whether the credential of this request would still be let in now. */
    stillSignedIn: () => Promise<boolean>
  }
  interface FastifyContextConfig {
    /** Says that a route only looks although its method is POST. */
    reads?: boolean
  }
}
