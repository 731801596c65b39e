import type { Client } from '#client'
import type { Approval } from '#agent/events'
import { HotcrmError } from '#crm-core/contract'
import type { Language } from '#crm-core/contract'

const length = 6
const word = { en: 'approval', zh: '审批' } as const
/** A piece of an id, as it is shown: too short a piece names nothing. */
const piece = /^[0-9a-f]{4,32}$/i

/** What a person types for an approval: the end of its id. */
export const shortId = (id: string): string => id.replaceAll('-', '').slice(-length)

/** The approval that an id, or the end of one, names. An end that two share names neither. */
export async function approvalNamed(client: Client, named: string, language: Language): Promise<Approval> {
  if (!piece.test(named)) return client.approvals.get(named)
  const all = await client.approvals.list('all')
  const [found, ...others] = all.filter(({ id }) => id.replaceAll('-', '').endsWith(named.toLowerCase()))
  if (found && others.length === 0) return found
  if (!found) throw new HotcrmError('not_found', { object: word[language] })
  throw new HotcrmError('conflict', {
    reason: `${named}: ${[found, ...others].map(({ id }) => id).join(', ')}`,
  })
}
