import type { Context } from '../context.ts'
import { unclear } from '../replies.ts'
import type { Words } from '../words.ts'
import { complete } from './create/complete.ts'
import { takeHead, takeOwnerBefore } from './create/head.ts'
import { pieces } from './create/pieces.ts'
import { takeVagueDate } from './create/open-fields.ts'
import { readPiece, readUnknownChoice } from './create/values.ts'
import type { RecordDraft } from './create/record-draft.ts'

/** "add lead Jane Doe from Acme, phone 138…", 新建线索 张伟，星辰科技，电话138…. */
export function buildCreate(context: Context, words: Words): void {
  const object = takeHead(context, words)
  const values: RecordDraft = {}
  takeOwnerBefore(context, words, object, values)
  const open = takeVagueDate(context, words, object)
  for (const piece of pieces(context, words, object)) {
    const asked = readUnknownChoice(context, piece, object)
    if (asked) open.push(asked)
    else readPiece(context, piece, object, values, words)
  }
  if (words.leftovers().length > 0) throw unclear(context, words)
  complete(context, object, values, open)
  context.add('create_record', { object, values })
}
