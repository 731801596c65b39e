import { chineseNumber, numeral } from '../numbers.ts'
import { bounded, span, type Bound, type Calendar, type Unit } from './calendar.ts'
import type { PeriodReading } from './en.ts'
import type { When } from './when.ts'

type Rule = readonly [RegExp, (match: RegExpExecArray, calendar: Calendar) => When | null]

const units: Readonly<Record<string, Unit>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  季度: 'quarter',
  季: 'quarter',
  年: 'year',
}
const unit = '(天|日|周|星期|礼拜|月|季度|季|年)'
/** 最近 7 天: figures are often set off by spaces. */
const count = ` ?(${numeral}) ?`
const weekdayNames = '一二三四五六日天'
const which = '(上上个|上上|下下个|下下|这个|本个|本|这|当|上个|上一个|上一|上|下个|下一个|下一|下)'
const days: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  当天: 0,
  今晚: 0,
  明天: 1,
  明日: 1,
  明早: 1,
  后天: 2,
  大后天: 3,
}
const years: Readonly<Record<string, number>> = {
  前年: -2,
  去年: -1,
  今年: 0,
  本年: 0,
  本年度: 0,
  明年: 1,
  后年: 2,
}

const offset = (text = ''): number => {
  const far = text.startsWith('上上') || text.startsWith('下下') ? 2 : 1
  return text.startsWith('上') ? -far : text.startsWith('下') ? far : 0
}
const unitOf = (text = ''): Unit => units[text] ?? 'day'
const weekdayNumber = (text = ''): number => Math.min(weekdayNames.indexOf(text) + 1, 7)
const number = (text = ''): number => chineseNumber(text)
const yearOf = (text: string | undefined): number | undefined => (text ? Number(text) : undefined)
const rule = (pattern: string, read: Rule[1]): Rule => [new RegExp(pattern, 'y'), read]

const rules: readonly Rule[] = [
  rule(
    Object.keys(days)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    ([name], calendar) => calendar.daysFromNow(days[name] ?? 0),
  ),
  rule(
    Object.keys(years)
      .sort((a, b) => b.length - a.length)
      .join('|'),
    ([name], calendar) => calendar.unit('year', years[name] ?? 0),
  ),
  rule(`${which}(周|星期|礼拜|月|季度|季|年度|年)`, ([, when, what], calendar) =>
    calendar.unit(unitOf(what?.replace('年度', '年')), offset(when)),
  ),
  rule(`(?:${which})?(?:周|星期|礼拜)([${weekdayNames}])`, ([, when, name], calendar) =>
    calendar.weekday(weekdayNumber(name), when === undefined ? null : offset(when)),
  ),
  rule(`(?:${which})?周末`, ([, when], calendar) => calendar.weekday(6, offset(when))),
  rule(`(?:最近|过去|近|前|这)的?${count}个?${unit}(?:以来|之内|以内|内|里)?`, ([, many, what], calendar) =>
    calendar.rolling(number(many), unitOf(what), -1),
  ),
  rule(
    `(?:未来|接下来|今后|往后|下|后)的?${count}个?${unit}(?:之内|以内|内|里)?`,
    ([, many, what], calendar) => calendar.rolling(number(many), unitOf(what), 1),
  ),
  rule(`${count}个?${unit}(?:之内|以内|内)`, ([, many, what], calendar) =>
    calendar.rolling(number(many), unitOf(what), 1),
  ),
  rule(`${count}个?${unit}(?:之前|以前|前)`, ([, many, what], calendar) =>
    calendar.distant(number(many), unitOf(what), -1),
  ),
  rule(`${count}个?${unit}(?:之后|以后|后)`, ([, many, what], calendar) =>
    calendar.distant(number(many), unitOf(what), 1),
  ),
  rule(`(?:${which})?(?:个)?(月|季度|季|年)(?:底|末)`, ([, when, what], calendar) =>
    calendar.end(unitOf(what), offset(when)),
  ),
  rule(
    '(今年|明年|去年)?的?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:底|末)',
    ([, named, m], calendar) => calendar.monthEnd(number(m), namedYear(named, calendar)),
  ),
  rule('年底|年末|今年底', (_, calendar) => calendar.end('year', 0)),
  rule('明年底|明年年底', (_, calendar) => calendar.end('year', 1)),
  rule(`(?:${which})?(?:个)?月初`, ([, when], calendar) =>
    calendar.day(calendar.start('month').add({ months: offset(when) })),
  ),
  rule(
    '(?:(\\d{4})年|(今年|明年|去年)(?:的)?)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)',
    ([, y, named, m, d], calendar) =>
      calendar.date(yearOf(y) ?? namedYear(named, calendar), number(m), number(d)),
  ),
  rule(
    '(?:(\\d{4})年|(今年|明年|去年)(?:的)?)?([0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?',
    ([, y, named, m], calendar) => calendar.month(number(m), yearOf(y) ?? namedYear(named, calendar)),
  ),
  rule('([0-9]{1,2})(?:号|日)', ([, d], calendar) =>
    calendar.date(calendar.today.year, calendar.today.month, Number(d)),
  ),
  rule('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})', ([, y, m, d], calendar) =>
    calendar.date(Number(y), Number(m), Number(d)),
  ),
  rule(
    '(?:(\\d{4})年|(今年|明年|去年)(?:的)?)?(?:第)?([一二三四1-4])季度',
    ([, y, named, quarter], calendar) =>
      calendar.quarter(number(quarter), yearOf(y) ?? namedYear(named, calendar)),
  ),
  rule('(\\d{4})年', ([, y], calendar) => calendar.year(Number(y))),
  rule('(?:今年)?上半年', (_, calendar) => calendar.halfYear(1)),
  rule('(?:今年)?下半年', (_, calendar) => calendar.halfYear(2)),
]

function namedYear(name: string | undefined, { today }: Calendar): number | undefined {
  return name === undefined ? undefined : today.year + (years[name] ?? 0)
}

const suffixes: readonly (readonly [RegExp, Bound])[] = [
  [/(?:之前|以前|前)/y, 'before'],
  [/(?:之后|以后|后)/y, 'after'],
  [/(?:以来|起|开始|至今)/y, 'since'],
]
const prefixes: readonly (readonly [RegExp, Bound])[] = [
  [/(?:截至|截止到|截止|到|至)/y, 'by'],
  [/(?:自从|自|从)/y, 'since'],
]
const clock =
  /(?:的)?\s*(上午|早上|早晨|中午|下午|傍晚|晚上|晚)?\s*(?:([0-9]{1,2})[:：]([0-9]{2})|([0-9]{1,2}|[一二两三四五六七八九十]{1,3})点(?:钟)?(半|一刻|三刻)?(?:([0-9]{1,2})分)?)|(?:的)?(上午|早上|中午|下午|晚上)/y

/** The Chinese expression of time that starts here, the longest one. */
export function readChinesePeriod(low: string, at: number, calendar: Calendar): PeriodReading | null {
  for (const [pattern, bound] of prefixes) {
    const found = match(pattern, low, at)
    const inner = found && readRange(low, at + found[0].length, calendar)
    if (inner)
      return inner.range ? inner : bound === 'by' ? null : closeBound(low, at, inner, bound, calendar)
  }
  const plain = readRange(low, at, calendar)
  return plain && (plain.range ? plain : closeBound(low, at, plain, undefined, calendar))
}

interface RangeReading extends PeriodReading {
  readonly range: boolean
}

function readRange(low: string, at: number, calendar: Calendar): RangeReading | null {
  const first = readPlain(low, at, calendar)
  if (!first) return null
  const joint = match(/\s*(?:到|至|-|~|—|和|与)\s*/y, low, first.end)
  const second =
    joint && first.when.time === undefined ? readPlain(low, first.end + joint[0].length, calendar) : null
  if (!second || (joint && /[和与]/.test(joint[0]) && !low.startsWith('之间', second.end)))
    return { ...first, range: false }
  const end = low.startsWith('之间', second.end) ? second.end + 2 : second.end
  return { end, when: span(first.when, second.when), range: true }
}

function closeBound(
  low: string,
  start: number,
  reading: PeriodReading,
  bound: Bound | undefined,
  calendar: Calendar,
): PeriodReading {
  const said = low.slice(start, reading.end)
  for (const [pattern, usual] of suffixes) {
    const found = match(pattern, low, reading.end)
    // 月底前: the last day of the month belongs to it.
    const closing = usual === 'before' && /[底末]$/.test(said) ? 'by' : usual
    if (found)
      return {
        end: reading.end + found[0].length,
        when: bind(said, reading.when, bound ?? closing, calendar),
      }
  }
  return bound ? { end: reading.end, when: bind(said, reading.when, bound, calendar) } : reading
}

/** 周一以来 looks back to the Monday that was, not on to the one that comes. */
function bind(said: string, when: When, bound: Bound, calendar: Calendar): When {
  const name = /(?:^|自从|自|从)(?:周|星期|礼拜)([一二三四五六日天])$/.exec(said)?.[1]
  const future = when.from !== undefined && when.from > calendar.today.toString()
  return bounded[bound](
    bound === 'since' && name && future ? calendar.formerWeekday(weekdayNumber(name)) : when,
  )
}

function readPlain(low: string, at: number, calendar: Calendar): PeriodReading | null {
  let best: PeriodReading | null = null
  for (const [pattern, read] of rules) {
    const found = match(pattern, low, at)
    if (!found || (best && at + found[0].length <= best.end)) continue
    const when = read(found, calendar)
    if (when && (when.from !== undefined || when.to !== undefined)) best = { end: at + found[0].length, when }
  }
  if (!best) return null
  const timed = best.when.day === undefined ? null : match(clock, low, best.end)
  const time = timed ? timeOf(timed) : undefined
  return timed && time ? { end: best.end + timed[0].length, when: { ...best.when, time } } : best
}

const halves: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }
const partOfDay: Readonly<Record<string, string>> = {
  上午: '09:00',
  早上: '09:00',
  中午: '12:00',
  下午: '14:00',
  晚上: '19:00',
}

function timeOf([, part, hour24, minute24, hour, half, minute, onlyPart]: RegExpExecArray):
  string | undefined {
  if (onlyPart) return partOfDay[onlyPart]
  const said = hour24 ? Number(hour24) : number(hour)
  const late = part !== undefined && /下午|傍晚|晚/.test(part) && said < 12
  const h = late ? said + 12 : part === '中午' && said < 3 ? said + 12 : said
  const m = minute24 ? Number(minute24) : half ? (halves[half] ?? 0) : Number(minute ?? 0)
  return h < 24 && m < 60 ? `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}` : undefined
}

function match(pattern: RegExp, low: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(low)
}
