import { Contact } from '../objects/sales/contact.ts'
import { Hook } from './hook.ts'

/** An account has one primary contact: whoever becomes it takes the place of the one before. */
export const primaryContact = Hook.create(Contact, 'primary-contact', {
  on: ['beforeCreate', 'beforeUpdate'],
  async alongside(writes, { tx, follow }) {
    const chosen = new Map<string, string>()
    for (const { record, changed } of writes)
      if (record.is_primary && record.account_id !== null && changed('is_primary', 'account_id'))
        chosen.set(record.account_id, record.id)
    if (chosen.size === 0) return
    const { rows } = await tx.query<{ id: string }>(
      `select c.id from contact c
       join jsonb_to_recordset($1::jsonb) as chosen(account_id uuid, id uuid) on chosen.account_id = c.account_id
       where c.is_primary and c.id <> chosen.id and c.deleted_at is null`,
      [JSON.stringify([...chosen].map(([account_id, id]) => ({ account_id, id })))],
    )
    for (const { id } of rows) follow('contact', id, { is_primary: false })
  },
})
