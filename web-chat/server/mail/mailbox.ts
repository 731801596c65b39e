import { capturedMail } from '#crm-core'
import type { CrmCore } from '#crm-core'
import type { ActorCrm } from '#crm-core/contract'
import type { CapturedMail } from '../routes/deps.ts'

/** Captured mails whose e-mail record the actor may read, newest first. */
export function mailboxOf(core: CrmCore) {
  return async (crm: ActorCrm): Promise<CapturedMail[]> => {
    const mails = await capturedMail(core.db(crm.actor.tenant_id), { limit: 200 })
    const readable = await readableIds(
      crm,
      mails.map((mail) => mail.message_id),
    )
    return mails
      .filter((mail) => readable.has(mail.message_id))
      .map((mail) => ({
        message_id: mail.message_id,
        from: mail.from_address,
        to: mail.to_address,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        received_at: mail.sent_at.toISOString(),
      }))
  }
}

async function readableIds(crm: ActorCrm, message_ids: readonly string[]): Promise<Set<unknown>> {
  if (message_ids.length === 0) return new Set()
  const { items } = await crm.find('email', {
    filter: { field: 'message_id', op: 'in', value: message_ids },
    select: ['message_id'],
    limit: 200,
  })
  return new Set(items.map((email) => email['message_id']))
}
