import { HotcrmError, type FeatureRow } from '#crm-core/contract'
import { remoteEndpoint, type RemoteEndpointInput } from './endpoint.ts'
import { providerOf, type Provider } from './providers.ts'
import { sendPatiently } from './retry.ts'
import type { RowScore, RowScorer } from './row-scorer.ts'

/** Largest body that is sent: SageMaker takes no more than 6 MB. */
const most = 5_500_000

/**
 * A model elsewhere behind the interface of one here. Its answers are checked before they are believed: as many as rows, each a probability.
 * Reasons are told only where the endpoint gives complete ones that add up; estimates by sampling are not passed off as exact.
 * `configuration` for an endpoint that is not described rightly, `remote_address` for one that may not be reached.
 */
export function remoteScorer(
  described: RemoteEndpointInput,
  features: readonly string[],
  now: () => Date,
): RowScorer {
  const { data: endpoint, error } = remoteEndpoint.safeParse(described)
  // only where it is wrong: the values may be secrets
  if (!endpoint)
    throw new HotcrmError('configuration', {
      summary: error.issues.map(({ path, code }) => `${path.join('.') || 'endpoint'} (${code})`).join(', '),
    })
  const provider = providerOf(endpoint, features)
  return {
    origin: 'remote',
    async score(rows, signal) {
      const scores: RowScore[] = []
      for (const part of parts(rows, features.length, endpoint.batch)) {
        const request = () => limited(provider, part, now())
        const { body } = await sendPatiently(request, endpoint, signal)
        scores.push(...provider.read(body, part.length))
      }
      return scores
    },
  }
}

async function limited(provider: Provider, rows: readonly FeatureRow[], at: Date) {
  const request = await provider.request(rows, at)
  if (Buffer.byteLength(request.body) > most) throw new HotcrmError('too_large', { limit: '5.5 MB' })
  return request
}

function parts(rows: readonly FeatureRow[], width: number, size: number): (readonly FeatureRow[])[] {
  const odd = rows.find((row) => row.length !== width)
  if (odd) throw new HotcrmError('invalid', { summary: `${odd.length} values for ${width} features` })
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  )
}
