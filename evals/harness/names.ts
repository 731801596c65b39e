/** SQL of what a row of each table is called, over alias `t`, and of what tells its namesakes apart. */
export const calledBy: Readonly<Record<string, { readonly name: string; readonly of: string }>> = {
  account: { name: 't.name', of: 't.industry' },
  contact: { name: person(), of: '(select a.name from eval_base.account a where a.id = t.account_id)' },
  lead: { name: person(), of: 't.company' },
  opportunity: { name: 't.name', of: 't.stage' },
  user: { name: 't.email', of: 't.role' },
  email_template: { name: 't.name', of: 't.locale' },
  task: { name: 't.subject', of: 't.status' },
  activity: { name: 't.subject', of: 't.type' },
}

/** Family name first in Chinese, last in English. */
function person(): string {
  return `case when t.last_name ~ '[\\u3400-\\u9fff]' then t.last_name || coalesce(t.first_name, '') else concat_ws(' ', t.first_name, t.last_name) end`
}
