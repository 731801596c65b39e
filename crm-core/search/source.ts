import type { AnyRecord, FieldValue, RecordRef } from '../contract.ts'
import type { AnyField } from '../fields/kind.ts'
import { fieldEntries } from '../objects/entries.ts'
import type { ObjectType } from '../objects/schema.ts'
import type { SearchSource } from './document.ts'
import { hasHan } from './text/normalise.ts'

/** Fields that may be longer count as prose: a word in them says less than one in a title. */
const shortest = 500

/** Whether records of this object can be searched: it is shown to people and has fields to read. */
export function isSearchable(type: ObjectType): boolean {
  return type.internal !== true && Object.values(type.all).some((field) => field.search)
}

/** What search reads of a record, asked of its object's metadata. */
export function searchSource(type: ObjectType, record: AnyRecord): SearchSource {
  const read = fieldEntries(type).filter(([name, field]) => field.search && name !== type.display)
  const texts = (wanted: (field: AnyField) => boolean) =>
    read.filter(([, field]) => wanted(field)).flatMap(([name]) => textOf(record[name]))
  return {
    tenant_id: record.tenant_id,
    object: type.name,
    id: record.id,
    name: nameOf(type, record),
    keys: texts(names),
    subtitle: subtitleOf(type, record),
    parent: parentOf(type, record),
    short: [...texts((field) => !names(field) && !isProse(field)), ...choiceWords(type, record)],
    long: [...texts(isProse), ...restOfName(type, record)],
  }
}

/** A person object shows both of its names, in the order of the script they are written in. */
function nameOf(type: ObjectType, record: AnyRecord): string {
  const shown = textOf(record[type.display]).join('')
  if (type.display !== 'last_name') return oneLine(shown)
  const given = textOf(record['first_name']).join('')
  return (hasHan(shown) ? `${shown}${given}` : `${given} ${shown}`).trim()
}

/** A note is named by its first line; what it says beyond that is read as prose. */
function restOfName(type: ObjectType, record: AnyRecord): string[] {
  const whole = textOf(record[type.display]).join('')
  return whole.replace(/\s+/g, ' ').trim() === oneLine(whole) ? [] : [whole]
}

/** Long enough to know a note by. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 117)}…` : line
}

/** Values that name one record: an address, a number. */
function names(field: AnyField): boolean {
  return field.unique !== false || field.ui === 'email' || field.ui === 'phone'
}

function isProse(field: AnyField): boolean {
  return (field.max_length ?? 0) > shortest
}

function textOf(value: FieldValue | undefined): string[] {
  return typeof value === 'string' && value.trim() !== '' ? [value] : []
}

function subtitleOf(type: ObjectType, record: AnyRecord): string | null {
  const field = type.subtitle === undefined ? undefined : type.all[type.subtitle]
  if (type.subtitle === undefined || field === undefined || field.measures !== 'text') return null
  return textOf(record[type.subtitle])[0] ?? null
}

function parentOf(type: ObjectType, record: AnyRecord): RecordRef | null {
  const object = parentObject(type)
  const id = type.subtitle === undefined ? undefined : record[type.subtitle]
  return object === null || typeof id !== 'string' ? null : { object, id }
}

/** The object whose name stands beside the records of this one, as the account beside a contact. */
export function parentObject(type: ObjectType): string | null {
  const field = type.subtitle === undefined ? undefined : type.all[type.subtitle]
  return field?.targets?.length === 1 ? (field.targets[0] ?? null) : null
}

/** An account is found by the name of its industry, in both languages. */
function choiceWords(type: ObjectType, record: AnyRecord): string[] {
  const field = type.subtitle === undefined ? undefined : type.all[type.subtitle]
  const chosen = field?.options?.find((option) => option.code === record[type.subtitle ?? ''])
  return chosen === undefined ? [] : [chosen.label.en, chosen.label.zh]
}
