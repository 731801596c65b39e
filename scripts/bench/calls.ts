import { Agent, request } from 'node:http'
import type { Hotcrm } from '#server'

export interface Calls {
  /** One request over the one connection; rejects for anything but success. */
  readonly call: (path: string, method?: string, body?: unknown) => Promise<string>
  readonly end: () => void
}

/** Puts the product behind a port of loopback and calls it as somebody with an API key. */
export async function callsOf(app: Hotcrm['app'], credential: string, email: string): Promise<Calls> {
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const made = await send(agent, `${base}/api/v2/api-keys`, 'POST', credential, { name: 'bench' }, email)
  const { key } = JSON.parse(made) as { key: string }
  return {
    call: (path, method = 'GET', body) => send(agent, `${base}/api/v2${path}`, method, key, body),
    end: () => agent.destroy(),
  }
}

/** One request; anything but success is an error, so that no refusal counts as a fast answer. */
function send(
  agent: Agent,
  url: string,
  method: string,
  key: string,
  body?: unknown,
  as?: string,
): Promise<string> {
  const text = body === undefined ? undefined : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${key}`,
    ...(as && { 'x-hotcrm-as': as }),
    ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const whole = Buffer.concat(parts).toString('utf8')
        if ((answer.statusCode ?? 500) < 300) resolve(whole)
        else reject(new Error(`${method} ${url}: ${answer.statusCode} ${whole.slice(0, 300)}`))
      })
    })
    asked.on('error', reject)
    asked.end(text)
  })
}
