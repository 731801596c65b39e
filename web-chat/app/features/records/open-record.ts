import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { RecordRef } from '#crm-core/contract'

const parameter = 'record'

/** The record whose panel is open stands in the address: it can be sent to somebody, and Back closes it. */
export function useOpenRecord() {
  const [params, setParams] = useSearchParams()
  const open = useCallback(
    (ref: RecordRef) =>
      setParams((now) => {
        now.set(parameter, `${ref.object}:${ref.id}`)
        return now
      }),
    [setParams],
  )
  const close = useCallback(
    () =>
      setParams((now) => {
        now.delete(parameter)
        return now
      }),
    [setParams],
  )
  return { opened: parseRecord(params.get(parameter)), open, close }
}

/** Reads `lead:0198…`; null for anything else. */
export function parseRecord(text: string | null): RecordRef | null {
  const match = /^([a-z][a-z0-9_]*)[:/]([0-9a-zA-Z-]{1,64})$/.exec(text ?? '')
  return match?.[1] && match[2] ? { object: match[1], id: match[2] } : null
}
