import { OutOfRange } from './types.ts'

/** An exact decimal: `digits` divided by ten to the power of `scale`. */
interface Decimal {
  readonly digits: bigint
  readonly scale: number
}
/** As many cents as a column of money holds. */
const most = 10n ** 18n - 1n
const ten = (power: number): bigint => 10n ** BigInt(power)
const abs = (value: bigint): bigint => (value < 0n ? -value : value)

/** Division that rounds a half away from zero, as the database rounds. */
function divideRounded(value: bigint, by: bigint): bigint {
  const rounded = (2n * abs(value) + abs(by)) / (2n * abs(by))
  return value < 0n === by < 0n ? rounded : -rounded
}

/** The shortest decimal that is this number: the digits that Postgres writes too. */
function decimalOf(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const scale = fraction.length - Number(exponent)
  const digits = BigInt(whole + fraction)
  return scale < 0 ? { digits: digits * ten(-scale), scale: 0 } : { digits, scale }
}

export const inRange = (cents: bigint): bigint => {
  if (abs(cents) > most) throw new OutOfRange()
  return cents
}
/** A finite number without a negative zero: what the database stores. */
export const finite = (value: number): number => {
  if (!Number.isFinite(value)) throw new OutOfRange()
  return value + 0
}
const rescaled = ({ digits, scale }: Decimal, places: number): bigint =>
  scale <= places ? digits * ten(places - scale) : divideRounded(digits, ten(scale - places))

/** A number rounded to so many decimals. */
export const roundNumber = (value: number, places: number): number =>
  finite(Number(`${rescaled(decimalOf(value), places)}e${-places}`))
/** A number as an amount, to the cent. */
export const centsOf = (value: number): bigint => inRange(rescaled(decimalOf(value), 2))
export const timesNumber = (cents: bigint, by: number): bigint => {
  const { digits, scale } = decimalOf(by)
  return inRange(divideRounded(cents * digits, ten(scale)))
}
/** Null by zero, like every division of a formula. */
export const overNumber = (cents: bigint, by: number): bigint | null => {
  const { digits, scale } = decimalOf(by)
  return digits === 0n ? null : inRange(divideRounded(cents * ten(scale), digits))
}
export const roundCents = (cents: bigint, places: number): bigint =>
  places >= 2 ? cents : inRange(divideRounded(cents, ten(2 - places)) * ten(2 - places))

/** `12.30` as 1230. */
export const centsOfText = (amount: string): bigint => {
  const [whole = '0', fraction = ''] = amount.split('.')
  return BigInt(whole + fraction.slice(0, 2).padEnd(2, '0'))
}
export const textOfCents = (cents: bigint): string => {
  const digits = String(abs(cents)).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
/** A number without an exponent and without closing zeros. */
export function plainText(value: number): string {
  const { digits, scale } = decimalOf(value)
  const text = String(abs(digits)).padStart(scale + 1, '0')
  const fraction = scale > 0 ? text.slice(-scale).replace(/0+$/, '') : ''
  const whole = scale > 0 ? text.slice(0, -scale) : text
  return `${digits < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`
}
