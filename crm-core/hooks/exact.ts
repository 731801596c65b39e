/** A number as a whole number of tenths to some power, so that nothing is lost. */
interface Exact {
  readonly digits: bigint
  readonly scale: number
}

function exact(value: string | number): Exact {
  const text = typeof value === 'number' ? value.toFixed(10) : value
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const digits = BigInt(`${whole}${fraction}`)
  return { digits: text.startsWith('-') ? -digits : digits, scale: fraction.length }
}

/** Cents as the text of an amount. */
function amountText(cents: bigint): string {
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const centsOf = (amount: string): bigint => {
  const { digits, scale } = exact(amount)
  return scale <= 2 ? digits * 10n ** BigInt(2 - scale) : digits / 10n ** BigInt(scale - 2)
}

/** Numerator over denominator, halves away from zero. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const half = numerator < 0n ? -denominator / 2n : denominator / 2n
  return (numerator + half) / denominator
}

/** The product of exact decimals, rounded to the cent once at the end. */
export function productOf(...factors: readonly (string | number)[]): string {
  let digits = 1n
  let scale = 0
  for (const factor of factors) {
    const one = exact(factor)
    digits *= one.digits
    scale += one.scale
  }
  return amountText(
    scale <= 2 ? digits * 10n ** BigInt(2 - scale) : rounded(digits, 10n ** BigInt(scale - 2)),
  )
}

/** An amount in parts of these weights that add up to it to the cent. */
export function partsOf(amount: string, weights: readonly number[]): string[] {
  const cents = centsOf(amount)
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  let soFar = 0n
  let given = 0n
  return weights.map((weight) => {
    soFar += BigInt(weight)
    const until = rounded(cents * soFar, whole)
    const part = until - given
    given = until
    return amountText(part)
  })
}
