import type { Actor, ActorCrm } from '#crm-core/contract'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by authenticate; absent only on routes that are open to everybody. */
    actor: Actor
    /** The store in the hands of that actor. */
    crm: ActorCrm
  }
}
