import type { Random } from '../random.ts'

/** A number from the standard normal distribution (Box and Muller). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
  return radius * Math.cos(2 * Math.PI * random.next())
}
/** How many of what happens independently at a mean rate (Knuth); for means up to some tens. */
export function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count += 1
  return count
}
/** A waiting time with a mean. */
export const waiting = (random: Random, mean: number): number => -mean * Math.log(1 - random.next())
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
/** One of these, each as often as its weight says. */
export function weighted<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  let left = random.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  return random.pick(choices)[0]
}
