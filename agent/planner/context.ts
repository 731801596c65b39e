import type { FieldDescription, Label, Language } from '#crm-core/contract'
import type { PlanArgs, PlanStep, Ref } from '../plan.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { Metadata } from './metadata.ts'
import { Calendar } from './periods/calendar.ts'
import type { Sentence } from './normalise.ts'
import type { PlannerInput } from './types.ts'
import type { TraceLine } from './words.ts'

/** What a pronoun of the next clause can point back to. */
export interface Antecedent {
  readonly object: string
  /** The step that finds it, or null for records shown in earlier turns. */
  readonly step: string | null
  readonly ids: readonly string[]
  /** How many it stands for. */
  readonly pick: 'one' | 'all'
}

/** One reading of one sentence: what is known, and the steps so far. */
export class Context {
  readonly input: PlannerInput
  readonly sentence: Sentence
  readonly language: Language
  readonly metadata: Metadata
  readonly lexicon: Lexicon
  readonly calendar: Calendar
  readonly steps: PlanStep[] = []
  readonly trace: TraceLine[] = []
  /** What was assumed, said with the interpretation. */
  readonly notes: Label[] = []
  /** What the clause before this one was about. */
  antecedent: Antecedent | null = null
  /** Lowered where something was assumed. */
  confidence = 0.95

  constructor(input: PlannerInput, sentence: Sentence, language: Language) {
    this.input = input
    this.sentence = sentence
    this.language = language
    this.metadata = new Metadata(input.objects)
    this.lexicon = lexiconOf(input, sentence.low)
    this.calendar = new Calendar(input.now, input.actor.time_zone)
  }
  /** What a reading that failed takes back. */
  mark(): () => void {
    const { antecedent, confidence } = this
    const lengths = [this.steps, this.trace, this.notes].map((list) => [list, list.length] as const)
    return () => {
      for (const [list, length] of lengths) list.length = length
      this.antecedent = antecedent
      this.confidence = confidence
    }
  }
  get today(): string {
    return this.calendar.today.toString()
  }
  /** Appends a step and gives its id. */
  add(tool: string, args: PlanArgs, asks: readonly string[] = []): string {
    const id = `s${this.steps.length + 1}`
    this.steps.push({ id, tool, args, ...(asks.length > 0 ? { asks } : {}) })
    return id
  }
  /** Appends a search by name; a name said twice in one sentence is looked up once. */
  named(objects: readonly string[], name: string): string {
    const args: PlanArgs =
      objects.length === 1 ? { object: objects[0] ?? '', name } : { objects: [...objects], name }
    const same = this.steps.find(
      (step) => step.tool === 'search_records' && JSON.stringify(step.args) === JSON.stringify(args),
    )
    return same?.id ?? this.add('search_records', args)
  }
  field(object: string, name: string): FieldDescription | undefined {
    return this.metadata.field(object, name)
  }
  fieldLabel(object: string, name: string): Label {
    return this.field(object, name)?.label ?? { en: name, zh: name }
  }
}

/** For an argument that may be left out when the name finds none or several. */
export const perhaps = (step: string): Ref => ({ $from: step, pick: 'one', optional: true })
export const one = (step: string): Ref => ({ $from: step, pick: 'one' })
export const all = (step: string): Ref => ({ $from: step, pick: 'all' })
export const idOf = (step: string): Ref => ({ $from: step, pick: 'one', as: 'id' })
