/** What a function word does in a sentence. The words themselves stand in en.ts and zh.ts. */
export const roles = [
  'verb', // find, count, sum, avg, create, update, move, mark, assign, close, complete, rename, send, email, draft, remind, log, delete, own
  'glue', // carries nothing: articles, please, measure words
  'sep', // punctuation
  'next', // starts a further step
  'and',
  'or',
  'but', // takes something of it back: never passed over
  'op', // > >= < <= = contains between
  'postop', // the same, written after the number
  'not', // not, without, except
  'exceptend', // closes 除了 … 以外
  'has',
  'me',
  'us',
  'it',
  'them',
  'each',
  'all',
  'most', // superlatives: top, newest, oldest, lowest
  'order', // sorted by
  'direction', // asc, desc
  'by', // by, per
  'assign', // to, as, 改成: what follows is a new value
  'poss', // 's, 的
  'prep', // of at for from with in on about to
  'take', // 把, 将: what follows is acted on
  'named',
  'saying', // what follows is free text
  'subject',
  'because',
  'concept', // high_value, open, closed, overdue, new, quiet, unassigned, away, plate
  'hint', // which date is meant: create, close, due, update
  'type', // kind of activity said as a verb: called, met
  'suffix', // ends a company name
  'honorific',
  'person', // people
  'nth', // first, second, last
  'vague', // never specific enough to act on
  'greet',
  'help',
  'thanks',
  'yes',
  'no',
  'cancel',
  'undo',
  'whatabout', // and … ? / 呢: change one thing of the last question
  'only', // narrows the last result
  'askwhen', // when does … close: a date is asked for
  'schema', // fields, columns: what records are made of
  'group', // group by
  'convert', // a lead becomes a contact of an account
  'notyet', // work of a CRM that no tool does yet: merge, import
  'history', // "what did I do with": activities with somebody
  'brief', // "tell me about": a record with what belongs to it
  'beyond', // work that needs a language model or is no CRM work
] as const
export type Role = (typeof roles)[number]

/** role → value → phrases. */
export type Words = Readonly<Partial<Record<Role, Readonly<Record<string, readonly string[]>>>>>
