import { type Context, idOf } from '../../context.ts'
import { isUnknown, sense } from '../../tokens.ts'
import { nameText } from '../../values.ts'
import type { Words } from '../../words.ts'
import type { RecordDraft } from './record-draft.ts'

/** "at Globex", "from Acme", 来自星辰科技. */
export function readCompany(context: Context, words: Words, object: string, values: RecordDraft): boolean {
  if (!/^(at|from|for|of|in|来自|属于|with)$/.test(words.low(0))) return false
  const rest = words.part(1)
  if (!rest.tokens.some((token) => isUnknown(token) || sense(token, 'quote'))) return false
  setCompany(context, object, values, nameText(rest.text()))
  return true
}

/** A record that cannot be without another one is for that: a quote for a deal, rather than for its customer. */
const belongsTo = (context: Context, object: string) =>
  context.metadata
    .fields(object)
    .find(
      ({ required, references }) =>
        required &&
        references !== undefined &&
        references !== 'account' &&
        context.metadata.nameable().includes(references),
    )

export function setCompany(context: Context, object: string, values: RecordDraft, name: string): boolean {
  const needed = belongsTo(context, object)
  if (needed?.references) values[needed.name] = idOf(context.named([needed.references], name))
  else if (context.field(object, 'company')) values['company'] = name
  else if (context.field(object, 'account_id')) values['account_id'] = idOf(context.named(['account'], name))
  else if (context.field(object, 'location')) values['location'] = name
  else return false
  return true
}
