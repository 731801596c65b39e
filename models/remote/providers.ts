import type { FeatureRow, FeatureValue } from '#crm-core/contract'
import { checkedUrl } from './address.ts'
import { csvAnswer, jsonAnswer } from './answers.ts'
import type { RemoteEndpoint } from './endpoint.ts'
import type { RowScore } from './row-scorer.ts'
import type { RemoteRequest } from './send.ts'
import { signed } from './sign-aws.ts'

/** How one kind of endpoint is asked and understood. */
export interface Provider {
  request(rows: readonly FeatureRow[], at: Date): Promise<RemoteRequest>
  read(body: string, rows: number): readonly RowScore[]
}

type Of<Kind extends RemoteEndpoint['kind']> = Extract<RemoteEndpoint, { kind: Kind }>

export function providerOf(endpoint: RemoteEndpoint, features: readonly string[]): Provider {
  if (endpoint.kind === 'http') return overHttp(endpoint, features)
  return endpoint.kind === 'azure' ? azure(endpoint, features) : sagemaker(endpoint, features)
}

const json = { 'content-type': 'application/json', accept: 'application/json' }

/** `{features, rows}` in, `{predictions: [{probability, base?, shap?}]}` out; a plain list of probabilities will do. */
function overHttp({ url, token, allow_private }: Of<'http'>, features: readonly string[]): Provider {
  const address = checkedUrl(url, allow_private)
  const headers = token === undefined ? json : { ...json, authorization: `Bearer ${token}` }
  return {
    request: (rows) => Promise.resolve({ url: address, headers, body: JSON.stringify({ features, rows }) }),
    read: (body, rows) => jsonAnswer(body, rows, features.length),
  }
}

/** An Azure ML managed online endpoint with a model as MLflow keeps it: `input_data` as a split data frame. */
function azure(endpoint: Of<'azure'>, features: readonly string[]): Provider {
  const url = checkedUrl(endpoint.url, endpoint.allow_private)
  const deployment: Readonly<Record<string, string>> =
    endpoint.deployment === undefined ? {} : { 'azureml-model-deployment': endpoint.deployment }
  const headers = { ...json, ...deployment, authorization: `Bearer ${endpoint.key}` }
  return {
    request(rows) {
      const input_data = { columns: features, index: rows.map((_, at) => at), data: rows }
      return Promise.resolve({ url, headers, body: JSON.stringify({ input_data }) })
    },
    read: (body, rows) => jsonAnswer(body, rows, features.length),
  }
}

/** InvokeEndpoint of the SageMaker runtime: CSV without header, or `{instances: [{features}]}`, as the built-in models take them. */
function sagemaker(endpoint: Of<'sagemaker'>, features: readonly string[]): Provider {
  const { region, format, allow_private } = endpoint
  const root = endpoint.url ?? `https://runtime.sagemaker.${region}.${suffixOf(region)}`
  const url = new URL(`/endpoints/${endpoint.endpoint}/invocations`, checkedUrl(root, allow_private))
  const csv = format === 'csv'
  const headers = csv ? { 'content-type': 'text/csv', accept: 'text/csv' } : json
  return {
    request: (rows, at) =>
      signed({ url, headers, body: csv ? asCsv(rows) : asInstances(rows) }, endpoint, at),
    read: (body, rows) => (csv ? csvAnswer(body, rows) : jsonAnswer(body, rows, features.length)),
  }
}

const suffixOf = (region: string): string => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')
const asInstances = (rows: readonly FeatureRow[]): string =>
  JSON.stringify({ instances: rows.map((features) => ({ features })) })
const asCsv = (rows: readonly FeatureRow[]): string =>
  rows.map((row) => row.map(csvCell).join(',')).join('\n')

/** A missing value is an empty cell; a text that would break the row is quoted (RFC 4180). */
function csvCell(value: FeatureValue): string {
  if (value === null || Number.isNaN(value)) return ''
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
