import { startPump, type Pump } from '../events/pump.ts'
import { escalateOverdue, type EscalationContext } from './escalate.ts'

export type ServiceWorker = Pick<Pump, 'stop' | 'idle'>
export interface ServiceWorkerOptions extends EscalationContext {
  readonly rest_ms?: number
  readonly report?: (error: Error) => void
}

/** Looks every minute for cases whose time is over. */
export function startServiceWorker({ rest_ms, report, ...context }: ServiceWorkerOptions): ServiceWorker {
  return startPump(async () => (await escalateOverdue(context)) > 0, {
    rest_ms: rest_ms ?? 60_000,
    report: report ?? (() => undefined),
  })
}
