/** US dollars a million tokens, [in, out]; list prices of the vendors, longest matching beginning counts. */
const prices: Readonly<Record<string, readonly [number, number]>> = {
  'gpt-5-nano': [0.05, 0.4],
  'gpt-5-mini': [0.25, 2],
  'gpt-5': [1.25, 10],
  'gpt-4.1-nano': [0.1, 0.4],
  'gpt-4.1-mini': [0.4, 1.6],
  'gpt-4.1': [2, 8],
  'gpt-4o-mini': [0.15, 0.6],
  'gpt-4o': [2.5, 10],
  'o4-mini': [1.1, 4.4],
  'deepseek-chat': [0.27, 1.1],
  'deepseek-reasoner': [0.55, 2.19],
}

/** Cost of a call in dollars; 0 for a model without a known price, such as a local one. */
export function costOf(model: string, tokens_in: number, tokens_out: number): number {
  const known = Object.keys(prices)
    .filter((name) => model.startsWith(name))
    .sort((a, b) => b.length - a.length)[0]
  const [price_in, price_out] = (known && prices[known]) || [0, 0]
  return (tokens_in * price_in + tokens_out * price_out) / 1_000_000
}
