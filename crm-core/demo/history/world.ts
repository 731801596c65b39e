import type { FieldValue } from '../../contract.ts'
import { Random, seedOf } from '../random.ts'
import { idFor } from '../ids.ts'
import { Story } from './story.ts'

export const day = 86_400_000

export interface HistoryOptions {
  /** The workspace that is made. */
  readonly tenant_id: string
  /** The last day; nothing happens after it. */
  readonly now: Date
  readonly seed: number
  /** How far back it reaches. */
  readonly days: number
  readonly leads: number
  readonly customers: number
  readonly deals: number
}

/** A sales team and everything that it has written down, while it is made up. */
export class HistoryWorld {
  readonly options: HistoryOptions
  readonly end: number
  readonly start: number
  readonly reps: readonly string[]
  readonly stories: Story[] = []
  /** The contact of each account, by the account. */
  readonly contacts = new Map<string, string>()
  constructor(options: HistoryOptions) {
    this.options = options
    this.end = options.now.getTime()
    this.start = this.end - options.days * day
    this.reps = Array.from({ length: 8 }, (_, n) =>
      idFor(`${options.tenant_id}/rep/${n}`, new Date(this.start)),
    )
  }
  /** Chance of its own for each part, so that more of one changes nothing of another. */
  random(part: string): Random {
    return new Random(seedOf(part, this.options.seed))
  }
  tell(
    object: string,
    key: string,
    owner_id: string,
    created: number,
    values: Readonly<Record<string, FieldValue>>,
  ): Story {
    const story = new Story({ object, key, owner_id, tenant_id: this.options.tenant_id }, created, values)
    this.stories.push(story)
    return story
  }
}
export const money = (amount: number): FieldValue => ({ amount: amount.toFixed(2), currency: 'CNY' })
export const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)
