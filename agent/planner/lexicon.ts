import type { FieldDescription, Language, ObjectDescription } from '#crm-core/contract'
import type { Sense } from './tokens.ts'
import { callsOf } from './people.ts'
import type { PlannerInput } from './types.ts'
import { chinese } from './words/zh.ts'
import { english } from './words/en.ts'
import type { Role, Words } from './words/roles.ts'
import { fieldSynonyms, objectSynonyms, optionSynonyms } from './words/synonyms.ts'
import { isHan } from './normalise.ts'

/** Phrases and what they may mean. Finds the longest phrase that starts at a place of a text. */
export class Lexicon {
  readonly #parent: Lexicon | null
  readonly #senses = new Map<string, Sense[]>()
  /** Lengths of the phrases by their first character, longest first. */
  readonly #lengths = new Map<string, number[]>()
  /** What the parent knows holds here too; what is added here does not reach the parent. */
  constructor(parent: Lexicon | null = null) {
    this.#parent = parent
  }

  add(phrase: string, sense: Sense): void {
    const key = phrase.toLowerCase().trim()
    if (key === '') return
    const known = this.#senses.get(key)
    if (known) {
      if (!known.some((one) => same(one, sense))) known.push(sense)
      return
    }
    this.#senses.set(key, [sense])
    const start = key.charAt(0)
    const lengths = this.#lengths.get(start) ?? []
    if (!lengths.includes(key.length))
      this.#lengths.set(
        start,
        [...lengths, key.length].sort((a, b) => b - a),
      )
  }
  get(phrase: string): readonly Sense[] {
    return [...(this.#parent?.get(phrase) ?? []), ...(this.#senses.get(phrase) ?? [])]
  }
  /** The longest phrase at `at` that does not cut a Latin word in two. */
  longest(low: string, at: number): { end: number; senses: readonly Sense[] } | null {
    const inherited = this.#parent?.longest(low, at) ?? null
    const own = this.#ownLongest(low, at)
    if (!own || !inherited) return own ?? inherited
    if (own.end !== inherited.end) return own.end > inherited.end ? own : inherited
    return { end: own.end, senses: [...inherited.senses, ...own.senses] }
  }
  #ownLongest(low: string, at: number): { end: number; senses: readonly Sense[] } | null {
    for (const length of this.#lengths.get(low.charAt(at)) ?? []) {
      const end = at + length
      const senses = end > low.length ? undefined : this.#senses.get(low.slice(at, end))
      if (senses && wholeWord(low, at, end)) return { end, senses }
    }
    return null
  }
}

function same(a: Sense, b: Sense): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

const wordChar = /[\p{L}\p{N}]/u
const joins = (a: string, b: string): boolean =>
  wordChar.test(a) && wordChar.test(b) && !isHan(a) && !isHan(b)
function wholeWord(low: string, start: number, end: number): boolean {
  return !joins(low.charAt(start - 1), low.charAt(start)) && !joins(low.charAt(end - 1), low.charAt(end))
}

const functionWords = new Lexicon()
for (const words of [english, chinese]) addWords(functionWords, words)

function addWords(lexicon: Lexicon, words: Words): void {
  for (const [role, values] of Object.entries(words))
    for (const [value, phrases] of Object.entries(values))
      for (const phrase of phrases) lexicon.add(phrase, { kind: 'word', role: role as Role, value })
}

/** Verbs, particles and other words that no record is called by. */
export const isGrammar = (phrase: string): boolean =>
  functionWords.get(phrase).some((one) => one.kind === 'word' && one.role !== 'suffix' && one.role !== 'hint')

const byObjects = new WeakMap<readonly ObjectDescription[], MetadataLexicon>()

/** The lexicon of what this actor can see: function words, metadata, people and templates. */
export function lexiconOf({ objects, users, templates, focus }: PlannerInput, low: string): Lexicon {
  const base = lexiconOfObjects(objects).speakingOf(low, focus[0]?.object)
  const lexicon = new Lexicon(base)
  const names = new Set(users.flatMap(({ name }) => [name.toLowerCase(), ...name.toLowerCase().split(' ')]))
  for (const [said, ids] of callsOf(users))
    // The address sales@ makes no colleague of the word; a name does.
    if (names.has(said) || base.get(said).length === 0)
      for (const id of ids) lexicon.add(said, { kind: 'user', id })
  for (const { name, aliases } of templates)
    for (const said of [name, ...aliases].flatMap(templateForms))
      lexicon.add(said, { kind: 'template', name })
  return lexicon
}

const byContent = new Map<string, MetadataLexicon>()
const remembered = 16

/** Building takes longer than reading a sentence, and the same few sets of metadata come again and again. */
function lexiconOfObjects(objects: readonly ObjectDescription[]): MetadataLexicon {
  const known = byObjects.get(objects)
  if (known) return known
  const content = JSON.stringify(objects)
  const lexicon = byContent.get(content) ?? new MetadataLexicon(objects)
  byContent.delete(content)
  byContent.set(content, lexicon)
  const [oldest] = byContent.keys()
  if (byContent.size > remembered && oldest !== undefined) byContent.delete(oldest)
  byObjects.set(objects, lexicon)
  return lexicon
}

/**
 * Metadata as phrases. Every object is called by its names at any time; the fields and choices of those
 * beyond the everyday ones are words only where such an object is spoken of, so that the columns of an
 * invoice change nothing about how a sentence on deals is read.
 */
class MetadataLexicon {
  readonly #everyday = new Lexicon(functionWords)
  readonly #special = new Lexicon()
  readonly #objects: ReadonlyMap<string, ObjectDescription>
  readonly #spoken = new Map<string, Lexicon>()
  constructor(objects: readonly ObjectDescription[]) {
    const special = objects.filter((object) => !isEveryday(object))
    this.#objects = new Map(special.map((object) => [object.name, object]))
    for (const object of objects) {
      addNames(this.#everyday, object)
      if (isEveryday(object)) addFields(this.#everyday, object)
      else addNames(this.#special, object)
    }
  }
  /** The words of a sentence that may name such objects, or follows a list of one. */
  speakingOf(low: string, focus: string | undefined): Lexicon {
    const places = Array.from({ length: low.length }, (_, at) => at)
    const named = places.flatMap((at) => this.#special.longest(low, at)?.senses ?? [])
    const names = new Set(named.flatMap((one) => (one.kind === 'object' ? [one.object] : [])))
    if (focus !== undefined) names.add(focus)
    const spoken = [...names].filter((name) => this.#objects.has(name)).toSorted()
    return spoken.length === 0 ? this.#everyday : this.#with(spoken)
  }
  #with(names: readonly string[]): Lexicon {
    const key = names.join(' ')
    const known = this.#spoken.get(key)
    if (known) return known
    const lexicon = new Lexicon(this.#everyday)
    for (const name of names) {
      const object = this.#objects.get(name)
      if (object) addFields(lexicon, object)
    }
    if (this.#spoken.size < remembered) this.#spoken.set(key, lexicon)
    return lexicon
  }
}
const isEveryday = ({ domain }: ObjectDescription): boolean => domain === 'sales' || domain === 'system'

/** Words that hold sentences together stay that, whatever alias a field may claim. */
const reserved: ReadonlySet<Role> = new Set<Role>([
  'glue',
  'prep',
  'by',
  'it',
  'them',
  'me',
  'us',
  'and',
  'or',
  'op',
  'not',
  'all',
  'saying',
  'each',
])
const isReserved = (phrase: string): boolean =>
  functionWords.get(phrase.toLowerCase()).some((one) => one.kind === 'word' && reserved.has(one.role))

const objectsWithFields = new Set(['email'])

function addNames(lexicon: Lexicon, object: ObjectDescription): void {
  const { name } = object
  for (const phrase of [
    object.label.en,
    object.label.zh,
    ...phrasesOf(object.aliases),
    ...synonyms(objectSynonyms[name]),
  ]) {
    lexicon.add(phrase, { kind: 'object', object: name, plural: false })
    if (/^[a-z -]+$/i.test(phrase) && !/s$/i.test(phrase))
      lexicon.add(plural(phrase), { kind: 'object', object: name, plural: true })
    if (/[^s]s$/i.test(phrase)) lexicon.add(phrase, { kind: 'object', object: name, plural: true })
  }
  lexicon.add(object.plural.en, { kind: 'object', object: name, plural: true })
  lexicon.add(name.replaceAll('_', ' '), { kind: 'object', object: name, plural: false })
}

function addFields(lexicon: Lexicon, object: ObjectDescription): void {
  const { name } = object
  // Tables of the system are named but their columns and codes are no words of a sales conversation.
  if (object.domain === 'system' && !objectsWithFields.has(name)) return
  for (const field of object.fields) if (!hidden.has(field.name)) addField(lexicon, object, field)
}
const hidden = new Set(['id', 'tenant_id', 'version', 'deleted_at', 'created_by', 'updated_by'])

function addField(lexicon: Lexicon, object: ObjectDescription, field: FieldDescription): void {
  const own = [
    ...synonyms(fieldSynonyms[`${object.name}.${field.name}`]),
    ...synonyms(fieldSynonyms[field.name]),
  ]
  const spoken = [
    field.label.en,
    field.label.zh,
    field.name,
    field.name.replaceAll('_', ' '),
    ...phrasesOf(field.aliases),
  ]
  for (const phrase of [...spoken.filter((one) => !isReserved(one)), ...own])
    for (const form of formsOf(phrase))
      lexicon.add(form, { kind: 'field', object: object.name, field: field.name })
  for (const option of field.options ?? []) {
    const sense = { kind: 'option', object: object.name, field: field.name, code: option.code } as const
    const said = [
      option.label.en,
      option.label.zh,
      option.code,
      option.code.replaceAll('_', ' '),
      ...phrasesOf(option.aliases),
    ]
    for (const phrase of said) if (!isReserved(phrase)) lexicon.add(phrase, sense)
    for (const phrase of synonyms(optionSynonyms[`${object.name}.${field.name}.${option.code}`]))
      lexicon.add(phrase, sense)
  }
}

const phrasesOf = (aliases: ObjectDescription['aliases']): string[] => [
  ...(aliases?.en ?? []),
  ...(aliases?.zh ?? []),
]
const synonyms = (entry: Readonly<Partial<Record<Language, readonly string[]>>> | undefined): string[] => [
  ...(entry?.en ?? []),
  ...(entry?.zh ?? []),
]
/** "decision makers" are asked for in the plural. */
const formsOf = (phrase: string): string[] =>
  /^[a-z][a-z -]{3,}[^s]$/i.test(phrase) ? [phrase, plural(phrase)] : [phrase]
const plural = (word: string): string => (/[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`)

/** "Follow-up" is also said follow up and follow-up email, "欢迎" also 欢迎邮件. */
function templateForms(name: string): string[] {
  const bare = name.replace(/\s*(e-?mails?|邮件|模板)$/i, '')
  const forms = [...new Set([name, bare, bare.replace(/[-_]/g, ' '), bare.replace(/[ _]/g, '-')])].filter(
    Boolean,
  )
  return forms.flatMap((form) =>
    isHan(form.charAt(0))
      ? [form, `${form}邮件`, `${form}信`, `${form}的邮件`, `${form}模板`]
      : [
          form,
          `${form} email`,
          `${form} e-mail`,
          `${form} mail`,
          `${form} message`,
          `${form} template`,
          `${form} note`,
        ],
  )
}
