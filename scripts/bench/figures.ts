/** One measured figure; where a peer was measured in the same run, ratio = value / peer_value. */
export interface Figure {
  readonly metric: string
  readonly value: number
  readonly unit: string
  readonly peer: string | null
  readonly peer_value: number | null
  readonly ratio: number | null
}

/** What the command line asks for; each benchmark takes what concerns it. */
export interface BenchOptions {
  /** How many records the store holds. */
  readonly rows: number
}

export const round = (value: number): number => Math.round(value * 1000) / 1000

export function figure(
  metric: string,
  value: number,
  unit: string,
  peer?: { name: string; value: number },
): Figure {
  return {
    metric,
    value: round(value),
    unit,
    peer: peer?.name ?? null,
    peer_value: peer ? round(peer.value) : null,
    ratio: peer ? round(value / peer.value) : null,
  }
}

/** The value below which a share of the samples lies (nearest rank). */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** Runs ours and the peer in turns, so that noise of the machine hits both; answers samples in ms. */
export async function alternate(
  times: number,
  ours: (at: number) => Promise<unknown>,
  peer: (at: number) => Promise<unknown>,
): Promise<{ ours: number[]; peer: number[] }> {
  const samples = { ours: [] as number[], peer: [] as number[] }
  for (let at = 0; at < times; at++) {
    samples.ours.push(await timed(() => ours(at)))
    samples.peer.push(await timed(() => peer(at)))
  }
  return samples
}

/** p50 and p95 of ours beside the peer's. */
export function pairFigures(
  metric: string,
  samples: { ours: readonly number[]; peer: readonly number[] },
  peer: string,
): Figure[] {
  return [0.5, 0.95].map((share) =>
    figure(`${metric} p${share * 100}`, quantile(samples.ours, share), 'ms', {
      name: peer,
      value: quantile(samples.peer, share),
    }),
  )
}
