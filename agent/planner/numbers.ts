import type { NumberSense, Sense } from './tokens.ts'

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const small: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const large: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8 }

/** 三百二十 → 320, 十五 → 15, 五万三 → 53000; NaN when it is no numeral. */
export function chineseNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  let total = 0
  let section = 0
  let digit = -1
  let unit = 10
  for (const char of text) {
    const [figure, tens, myriads] = [digits[char], small[char], large[char]]
    if (figure !== undefined) digit = figure
    else if (tens !== undefined) {
      unit = tens
      section += (digit < 0 ? 1 : digit) * unit
      digit = -1
    } else if (myriads !== undefined) {
      unit = myriads
      total = (total + section + Math.max(digit, 0)) * unit
      section = 0
      digit = -1
    } else return Number.NaN
  }
  // 五万三 means 53000: a last digit counts tenths of the unit before it.
  if (digit >= 0)
    section += unit >= 100 && !text.includes('零') && text.length > 1 ? digit * (unit / 10) : digit
  return total + section
}
export const numeral = '[0-9]+|[零〇一二两三四五六七八九十百]+'

const words: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  fifty: 50,
  hundred: 100,
}
export const numberWords = Object.keys(words).join('|')
/** "three", "3" or "三". */
export function wordNumber(text: string): number {
  return words[text] ?? chineseNumber(text)
}

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  grand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  mio: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  百万: 1e6,
  千万: 1e7,
  万: 1e4,
  萬: 1e4,
  w: 1e4,
  亿: 1e8,
  千: 1e3,
  百: 100,
}
const currencies: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  dollars: 'USD',
  dollar: 'USD',
  美元: 'USD',
  美金: 'USD',
  刀: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euros: 'EUR',
  euro: 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  pounds: 'GBP',
  英镑: 'GBP',
  '¥': 'CNY',
  cny: 'CNY',
  rmb: 'CNY',
  yuan: 'CNY',
  元: 'CNY',
  块: 'CNY',
  块钱: 'CNY',
  元人民币: 'CNY',
  人民币: 'CNY',
  圆: 'CNY',
  jpy: 'JPY',
  yen: 'JPY',
  日元: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
  hkd: 'HKD',
}
const before = '(us\\$|\\$|€|£|¥|usd ?|eur ?|cny ?|rmb ?|gbp ?)?'
const scale = '(?: ?(thousand|million|billion|grand|mio|mn|bn|百万|千万|k|m|b|w|万|萬|亿|千|百)(?![a-z]))?'
const after =
  '(?: ?(usd|dollars?|eur|euros?|gbp|pounds|cny|rmb|yuan|jpy|yen|hkd|元人民币|人民币|美元|美金|欧元|英镑|日元|港币|港元|块钱|元|块|圆)(?![a-z]))?'
const western = new RegExp(
  `${before}(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)${scale}( ?%| ?percent(?:age)?| ?per cent)?${after}`,
  'y',
)
const eastern = new RegExp(`(百分之)?([零〇一二两三四五六七八九十百千万亿]{1,12})${after}`, 'y')
const spelled = new RegExp(`(${numberWords})(?: (thousand|million|hundred))?(?![a-z])`, 'y')

export interface Reading {
  readonly end: number
  readonly number: NumberSense
}

/** The number, amount or percentage that starts here. */
export function readNumber(low: string, at: number): Reading | null {
  return readWestern(low, at) ?? readEastern(low, at) ?? readSpelled(low, at)
}

function readWestern(low: string, at: number): Reading | null {
  western.lastIndex = at
  const found = western.exec(low)
  if (!found) return null
  const [whole, sign, figure = '', power, percent, unit] = found
  const next = low.charAt(at + whole.length)
  if (
    (/[a-z0-9_]/.test(next) && !/[万亿千]$/.test(whole)) ||
    (/[-/]/.test(next) && /\d/.test(low.charAt(at + whole.length + 1)))
  )
    return null
  const factor = power ? (scales[power] ?? 1) : 1
  const currency = currencies[(sign ?? unit ?? '').trim()]
  const end = at + whole.length
  const tenths = power && /[万亿千]$/.test(whole) ? tenthsAt(low, end) : 0
  // Products of decimals are rounded away from binary noise: 1.1 × 10⁶ is 1100000.
  const value = Number(((Number(figure.replaceAll(',', '')) + tenths / 10) * factor).toPrecision(15))
  if (!Number.isFinite(value)) return null
  return reading(
    tenths > 0 ? end + 1 : end,
    value,
    Boolean(power) || currency !== undefined,
    currency,
    Boolean(percent),
  )
}

/** 9万5 means 95000: one digit behind the unit counts tenths of it, unless it begins something else. */
function tenthsAt(low: string, at: number): number {
  const found = /^([1-9])(?![0-9.,%a-z月日号年个条天家位单万千百亿])/.exec(low.slice(at, at + 2))
  return found ? Number(found[1]) : 0
}

function readEastern(low: string, at: number): Reading | null {
  eastern.lastIndex = at
  const found = eastern.exec(low)
  if (!found) return null
  const [whole, percent, figure = '', unit] = found
  const value = chineseNumber(figure)
  if (Number.isNaN(value) || /^[百千万亿]/.test(figure)) return null
  const currency = unit ? currencies[unit] : undefined
  return reading(
    at + whole.length,
    value,
    currency !== undefined || /[万亿千]/.test(figure),
    currency,
    Boolean(percent),
  )
}

function readSpelled(low: string, at: number): Reading | null {
  spelled.lastIndex = at
  const found = spelled.exec(low)
  if (!found) return null
  const [whole, word = '', power] = found
  const factor = power === 'hundred' ? 100 : power ? (scales[power] ?? 1) : 1
  return reading(at + whole.length, wordNumber(word) * factor, Boolean(power), undefined, false)
}

function reading(
  end: number,
  value: number,
  amount: boolean,
  currency: string | undefined,
  percent: boolean,
): Reading {
  return {
    end,
    number: {
      kind: 'number',
      value,
      amount,
      ...(currency ? { currency } : {}),
      ...(percent ? { percent } : {}),
    },
  }
}

const spans: Readonly<Record<string, { readonly days?: number; readonly minutes?: number }>> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { days: 30 },
  year: { days: 365 },
  天: { days: 1 },
  日: { days: 1 },
  周: { days: 7 },
  星期: { days: 7 },
  月: { days: 30 },
  年: { days: 365 },
  minute: { minutes: 1 },
  min: { minutes: 1 },
  hour: { minutes: 60 },
  hr: { minutes: 60 },
  h: { minutes: 60 },
  分钟: { minutes: 1 },
  小时: { minutes: 60 },
}
const length = new RegExp(
  `(half an|(?:\\d+(?:\\.\\d+)?)|${numberWords}|an?(?= )|半|${numeral})(?:[ -]|个)?(?:(days?|weeks?|months?|years?|minutes?|mins?|hours?|hrs?|h)(?![a-z])|(天|日|周|星期|月|年|分钟|小时))`,
  'y',
)

/** "14 days", "半小时": a length of time without a place on the calendar. */
export function readSpan(low: string, at: number): { end: number; senses: readonly Sense[] } | null {
  length.lastIndex = at
  const found = length.exec(low)
  if (!found) return null
  const [whole, many = '', english, chinese] = found
  const unit = spans[(english?.replace(/s$/, '') ?? chinese) || '']
  const count = /^(half an|半)$/.test(many)
    ? 0.5
    : /^an?$/.test(many)
      ? 1
      : Number.isNaN(Number(many))
        ? wordNumber(many)
        : Number(many)
  if (!unit) return null
  const sense: Sense = unit.days
    ? { kind: 'span', days: Math.round(count * unit.days) }
    : { kind: 'duration', minutes: Math.round(count * (unit.minutes ?? 0)) }
  return { end: at + whole.length, senses: [sense] }
}
