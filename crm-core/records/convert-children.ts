import type { AnyRecord, FieldValue } from '../contract.ts'
import { Contact } from '../objects/sales/contact.ts'
import { Lead } from '../objects/sales/lead.ts'
import { Note } from '../objects/sales/note.ts'
import type { ObjectType } from '../objects/schema.ts'
import { changesBetween, type Change } from './change.ts'
import { stamp } from './new-record.ts'
import { pointing } from './remove.ts'
import { prepare } from './save.ts'
import type { Scope } from './scope.ts'

/** The changes of a conversion, before what belongs to the lead. */
export interface Made {
  readonly account: Change
  readonly contact: Change
  readonly opportunity: Change | null
  readonly lead: Change
}

/** Where what belonged to a lead belongs from now on. */
interface Destination {
  /** The contact. */
  readonly who: string
  /** The deal, or the account where there is none. */
  readonly what: string
  readonly what_type: string
}

/**
 * Everything that points to a lead and may also point to a contact goes along, whoever owns it: activities,
 * tasks, notes, e-mails, files. What says whom it was with, and not yet what it was about, is about the deal
 * or account. References that can only mean a lead stay.
 */
export async function childrenOf(scope: Scope, lead: AnyRecord, to: Destination): Promise<Change[]> {
  const moved = new Map<string, Change>()
  for (const { object, field } of scope.catalog.pointersTo(Lead.name)) {
    const own = object.all[field]
    if (!own?.type_field || !own.targets?.includes(Contact.name)) continue
    for (const child of await pointing(scope, { object, field }, [lead.id])) {
      const before = moved.get(child.id)?.before ?? child
      const draft = moved.get(child.id)?.after ?? { ...child, ...stamp(scope) }
      const values: Record<string, FieldValue> = { [field]: to.who, [own.type_field]: Contact.name }
      if (field === 'who_id' && draft['what_id'] === null)
        Object.assign(values, { what_id: to.what, what_type: to.what_type })
      const after = { ...draft, ...values }
      const changes = changesBetween(object, before, after)
      moved.set(child.id, { object, kind: 'updated', before, after, changes })
    }
  }
  return [...moved.values()]
}

/** What is left on the lead itself, so that its page still tells what happened and where it went on. */
export async function conversionNote(
  scope: Scope,
  lead: AnyRecord,
  made: Made,
  children: readonly Change[],
): Promise<Change> {
  const { language } = scope.actor
  const name = ({ object, after }: Change) => `${object.label[language]} **${called(object, after)}**`
  const into = [made.account, made.contact, made.opportunity].filter((change) => change !== null).map(name)
  const along = [...Map.groupBy(children, ({ object }) => object)].map(
    ([object, some]) => `${some.length} × ${object.label[language]}`,
  )
  const body = {
    en: `Converted: ${into.join(', ')}.${along.length ? ` Went along: ${along.join(', ')}.` : ''}`,
    zh: `已转化：${into.join('、')}。${along.length ? `一并转移：${along.join('、')}。` : ''}`,
  }[language]
  const [note] = await prepare(scope, Note.name, [{ body, parent_id: lead.id }], { single: true })
  if (!note) throw new Error('A conversion has no note')
  return note
}

/** A name in Chinese characters is written family name first, without a space. */
function called(object: ObjectType, record: AnyRecord): string {
  const words = [record[object.display], record['first_name']].filter((word) => typeof word === 'string')
  return /[\u3400-\u9fff]/.test(words[0] ?? '') ? words.join('') : words.toReversed().join(' ')
}
