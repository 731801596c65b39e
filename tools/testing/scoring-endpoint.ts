import { createServer, type IncomingMessage } from 'node:http'

export interface ScoringEndpoint {
  /** `http://127.0.0.1:PORT/predict` */
  readonly url: string
  /** Bodies of the requests so far. */
  readonly bodies: readonly string[]
  close(): Promise<void>
}
export interface ScoringEndpointOptions {
  readonly key: string
  readonly probability: number
  readonly reasons?: { readonly base: number; readonly shap: readonly number[] }
  /** What becomes of the first requests, in order: a status, a connection that is cut, or words instead of numbers. */
  readonly faults?: readonly (number | 'hang_up' | 'garbage')[]
}

/** A model on loopback that speaks plain HTTP: the same probability for every row, for those who know the key. */
export async function scoringEndpoint({
  key,
  probability,
  reasons,
  faults = [],
}: ScoringEndpointOptions): Promise<ScoringEndpoint> {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const fault = faults[bodies.length]
      bodies.push(body)
      if (fault === 'hang_up') return response.destroy()
      if (fault === 'garbage') return response.end('<html>sign in</html>')
      // As careless as endpoints are: the refusal repeats what was sent.
      const known = request.headers.authorization === `Bearer ${key}`
      if (fault !== undefined || !known)
        return response.writeHead(fault ?? 401).end(`refused: ${request.headers.authorization}`)
      const { rows }: { rows: unknown[] } = JSON.parse(body)
      return response.end(JSON.stringify({ predictions: rows.map(() => ({ probability, ...reasons })) }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the endpoint has no port')
  return {
    url: `http://127.0.0.1:${address.port}/predict`,
    bodies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}
