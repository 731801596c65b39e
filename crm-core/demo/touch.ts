import type { DemoAccount } from './accounts.ts'
import type { DemoContact } from './contacts.ts'
import type { DemoDeal } from './deals.ts'
import type { Random } from './random.ts'

/** Who and what an activity, a task or a mail is about. */
export interface Subject {
  readonly account: DemoAccount
  readonly contact: DemoContact
  readonly deal: DemoDeal | null
}

/** Every account that somebody looks after, with its people and deals; where there is a deal, talk is of it. */
export class Subjects {
  readonly #contacts: readonly DemoContact[]
  readonly #deals: readonly DemoDeal[]
  constructor(contacts: readonly DemoContact[], deals: readonly DemoDeal[]) {
    this.#contacts = contacts.filter(({ account }) => account.row.owner_id !== null)
    this.#deals = deals
  }
  pick(random: Random): Subject {
    const contact = random.pick(this.#contacts)
    const there = this.#deals.filter((deal) => deal.account === contact.account)
    return { account: contact.account, contact, deal: there.length === 0 ? null : random.pick(there) }
  }
}

/** Fills the names in play; where there is no deal its account stands for it. */
export function fillNames(words: string, subject: Subject): string {
  return words
    .replaceAll('{who}', subject.contact.name)
    .replaceAll('{deal}', subject.deal?.row.name ?? subject.account.row.name)
    .replaceAll('{account}', subject.account.row.name)
}

/** The pair of fields that points at the deal, or at the account when there is none. */
export function whatOf(subject: Subject): { readonly what_id: string; readonly what_type: string } {
  return subject.deal === null
    ? { what_id: subject.account.row.id, what_type: 'account' }
    : { what_id: subject.deal.row.id, what_type: 'opportunity' }
}
