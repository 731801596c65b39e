import { numberWords, wordNumber } from '../numbers.ts'
import { bounded, span, type Bound, type Calendar, type Unit } from './calendar.ts'
import type { When } from './when.ts'

export interface PeriodReading {
  readonly end: number
  readonly when: When
}
type Rule = readonly [RegExp, (match: RegExpExecArray, calendar: Calendar) => When | null]

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const weekday =
  '(monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues|tue|wed|thurs|thur|thu|fri)'
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const month =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?'
const unit = '(day|week|month|quarter|year)'
const count = `(\\d{1,3}|${numberWords}|a|an|couple of)`
const dayNumber = '(\\d{1,2})(?:st|nd|rd|th)?'
const year = '(?:,? (\\d{4}))?'

const monthNumber = (name = ''): number => months.indexOf(name.slice(0, 3)) + 1
const weekdayNumber = (name = ''): number => weekdays.indexOf(name.slice(0, 3)) + 1
const howMany = (text = ''): number =>
  text === 'a' || text === 'an' ? 1 : text === 'couple of' ? 2 : wordNumber(text)
const yearOf = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)
const unitOf = (text = ''): Unit => text.replace(/s$/, '') as Unit
const relative = (text = ''): number =>
  ({ this: 0, current: 0, the: 0, last: -1, previous: -1, past: -1, next: 1, coming: 1, following: 1 })[
    text
  ] ?? 0

const rule = (pattern: string, read: Rule[1]): Rule => [new RegExp(`(?:${pattern})(?![a-z0-9])`, 'y'), read]

const rules: readonly Rule[] = [
  rule('(?:the )?day after tomorrow', (_, calendar) => calendar.daysFromNow(2)),
  rule('(?:the )?day before yesterday', (_, calendar) => calendar.daysFromNow(-2)),
  rule('today|tonight|this morning|this afternoon|eod|end of day|end of the day', (_, calendar) =>
    calendar.daysFromNow(0),
  ),
  rule('tomorrow|tmr|tmrw', (_, calendar) => calendar.daysFromNow(1)),
  rule('yesterday', (_, calendar) => calendar.daysFromNow(-1)),
  rule(`(?:the )?end of (this |next |the |last )?${unit}`, ([, which, what], calendar) =>
    calendar.end(unitOf(what), relative(which?.trim())),
  ),
  rule(`(?:the )?end of ${month}${year}`, ([, name, in_], calendar) =>
    calendar.monthEnd(monthNumber(name), yearOf(in_)),
  ),
  rule('eom|month[- ]end', (_, calendar) => calendar.end('month', 0)),
  rule('eow', (_, calendar) => calendar.end('week', 0)),
  rule('eoq|quarter[- ]end', (_, calendar) => calendar.end('quarter', 0)),
  rule('eoy|year[- ]end', (_, calendar) => calendar.end('year', 0)),
  rule('year to date|ytd|so far this year', (_, calendar) => calendar.unit('year', 0)),
  rule(
    `(?:over |in |during |within |for )?(?:the )?(last|past|previous|next|coming|following) ${count} ${unit}s?`,
    ([, which, many, what], calendar) =>
      calendar.rolling(howMany(many), unitOf(what), relative(which) < 0 ? -1 : 1),
  ),
  rule(`within (?:the next )?${count} ${unit}s?`, ([, many, what], calendar) =>
    calendar.rolling(howMany(many), unitOf(what), 1),
  ),
  rule(`${count} ${unit}s? ago`, ([, many, what], calendar) =>
    calendar.distant(howMany(many), unitOf(what), -1),
  ),
  rule(
    `in ${count} ${unit}s?(?: time)?|${count} ${unit}s? from now`,
    ([, one, what, other, otherWhat], calendar) =>
      calendar.distant(howMany(one ?? other), unitOf(what ?? otherWhat), 1),
  ),
  rule(
    `(?:the )?(this|last|previous|past|next|coming|current|following) (week|month|quarter|year)(?:'s)?`,
    ([, which, what], calendar) => calendar.unit(unitOf(what), relative(which)),
  ),
  rule(`(last|past|previous) ${weekday}`, ([, , name], calendar) =>
    calendar.formerWeekday(weekdayNumber(name)),
  ),
  rule(`(this|next|coming) ${weekday}`, ([, which, name], calendar) =>
    which === 'next' ? calendar.weekday(weekdayNumber(name), 1) : calendar.weekday(weekdayNumber(name), null),
  ),
  rule(`${weekday} next week`, ([, name], calendar) => calendar.weekday(weekdayNumber(name), 1)),
  rule(`${weekday}(?: this week)?`, ([, name], calendar) => calendar.weekday(weekdayNumber(name), null)),
  rule(`${month} ${dayNumber}${year}`, ([, name, day, in_], calendar) =>
    calendar.date(yearOf(in_), monthNumber(name), Number(day)),
  ),
  rule(`(?:the )?${dayNumber} (?:of )?${month}${year}`, ([, day, name, in_], calendar) =>
    calendar.date(yearOf(in_), monthNumber(name), Number(day)),
  ),
  rule('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})', ([, y, m, d], calendar) =>
    calendar.date(Number(y), Number(m), Number(d)),
  ),
  rule('q([1-4])(?: (?:of )?(\\d{4}|this year|last year|next year))?', ([, quarter, in_], calendar) =>
    calendar.quarter(Number(quarter), quarterYear(in_, calendar)),
  ),
  rule(
    '(first|second|third|fourth|1st|2nd|3rd|4th) quarter(?: of (\\d{4}|this year|last year|next year))?',
    ([, nth, in_], calendar) => calendar.quarter(ordinal(nth), quarterYear(in_, calendar)),
  ),
  rule(`(?:the )?(?:month of )?${month}(?: (?:of )?(\\d{4}))?`, ([, name, in_], calendar) =>
    calendar.month(monthNumber(name), yearOf(in_)),
  ),
  rule('(?:the year )?(20\\d\\d)', ([, y], calendar) => calendar.year(Number(y))),
]

function ordinal(text = ''): number {
  return (
    ({ f: 1, s: 2, t: 3 } as Readonly<Record<string, number>>)[text === 'fourth' ? '' : text.charAt(0)] ??
    (Number.parseInt(text, 10) || 4)
  )
}
function quarterYear(text: string | undefined, { today }: Calendar): number | undefined {
  if (text === undefined) return undefined
  return /^\d/.test(text) ? Number(text) : today.year + relative(text.split(' ')[0])
}

/** "may" and "march" are verbs too, "mar" and a bare year are rarely dates: they want a word of time before them. */
const doubtful = /^(may|march|mar|sat|sun|second|20\d\d)$/
const timeWords =
  /(?:^|[^a-z])(?:in|of|by|before|after|since|until|till|from|during|for|this|next|last|between|and|to|on|closing|close|year)\s+$/
const bounds: readonly (readonly [RegExp, Bound])[] = [
  // The last day of a month belongs to what is before its end.
  [/before (?=(?:the )?end of )/y, 'by'],
  [/(?:on or )?before |prior to |earlier than |no later than (?=$)/y, 'before'],
  [/by (?:the )?|until (?:the )?|till (?:the )?|no later than (?:the )?|up to (?=\w+day|the )/y, 'by'],
  [/after |later than /y, 'after'],
  [/since |from (?=\w+day (?:on|onwards))|starting |on or after |as of /y, 'since'],
]
const clock =
  /(?: at| @)? ?(?:(\d{1,2})(?::(\d{2}))? ?(am|pm)|(\d{1,2}):(\d{2})|(noon)|(midday))(?![a-z0-9])|( (?:in the )?morning)|( (?:in the )?afternoon)|( (?:in the )?evening)/y

/** The English expression of time that starts here, the longest one. */
export function readEnglishPeriod(low: string, at: number, calendar: Calendar): PeriodReading | null {
  return readRange(low, at, calendar) ?? readBound(low, at, calendar) ?? readPlain(low, at, calendar)
}

function readRange(low: string, at: number, calendar: Calendar): PeriodReading | null {
  const opening = match(/(?:between|from) /y, low, at)
  if (!opening) return null
  const first = readPlain(low, at + opening[0].length, calendar, true)
  if (!first) return null
  const joint = match(/ (?:and|to|until|till|through|-|–) /y, low, first.end)
  if (!joint) return null
  const second = readPlain(low, first.end + joint[0].length, calendar, true)
  return second ? { end: second.end, when: span(first.when, second.when) } : null
}

function readBound(low: string, at: number, calendar: Calendar): PeriodReading | null {
  for (const [pattern, bound] of bounds) {
    const found = match(pattern, low, at)
    if (!found) continue
    const inner = readPlain(low, at + found[0].length, calendar, true)
    if (inner)
      return {
        end: inner.end,
        when: bounded[bound](bound === 'since' ? sinceWeekday(low, inner, calendar) : inner.when),
      }
  }
  return null
}

/** "since Monday" looks back, not on. */
function sinceWeekday(low: string, { end, when }: PeriodReading, calendar: Calendar): When {
  const name = new RegExp(`${weekday}$`).exec(low.slice(Math.max(0, end - 9), end))?.[1]
  return name && when.from !== undefined && when.from > calendar.today.toString()
    ? calendar.formerWeekday(weekdayNumber(name))
    : when
}

function readPlain(low: string, at: number, calendar: Calendar, led = false): PeriodReading | null {
  const timed = match(clock, low, at)
  if (timed && timed[0].trim() !== '' && at > 0 && timeOf(timed) && /^(?: ?at|@|\d)/.test(timed[0])) {
    const rest = match(/ (?:on )?/y, low, at + timed[0].length)
    const day = rest ? readPlain(low, at + timed[0].length + rest[0].length, calendar) : null
    if (day?.when.day !== undefined && day.when.time === undefined)
      return { end: day.end, when: { ...day.when, time: timeOf(timed) } }
  }
  let best: PeriodReading | null = null
  for (const [pattern, read] of rules) {
    const found = match(pattern, low, at)
    if (!found || (best && at + found[0].length <= best.end)) continue
    if (!led && doubtful.test(found[0]) && !timeWords.test(low.slice(Math.max(0, at - 12), at))) continue
    const when = read(found, calendar)
    if (when && (when.from !== undefined || when.to !== undefined)) best = { end: at + found[0].length, when }
  }
  return best && withTime(low, best)
}

function withTime(low: string, reading: PeriodReading): PeriodReading {
  const found = reading.when.day === undefined ? null : match(clock, low, reading.end)
  const time = found ? timeOf(found) : undefined
  return found && time ? { end: reading.end + found[0].length, when: { ...reading.when, time } } : reading
}

function timeOf([
  ,
  hour,
  minute,
  half,
  hour24,
  minute24,
  noon,
  midday,
  morning,
  afternoon,
  evening,
]: RegExpExecArray): string | undefined {
  if (noon || midday) return '12:00'
  if (morning) return '09:00'
  if (afternoon) return '14:00'
  if (evening) return '18:00'
  const h = hour24 ? Number(hour24) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0)
  const m = Number(minute24 ?? minute ?? 0)
  return h < 24 && m < 60 ? `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` : undefined
}

function match(pattern: RegExp, low: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(low)
}
