import type { AnyRecord, FieldValue } from '#crm-core/contract'

/** Records as CSV (RFC 4180) with the raw values, for other programs. */
export function csv(columns: readonly string[], records: readonly AnyRecord[]): string {
  const lines = [columns, ...records.map((record) => columns.map((name) => cell(record[name])))]
  return lines.map((line) => `${line.map(quoted).join(',')}\r\n`).join('')
}

function cell(value: FieldValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  return 'amount' in value && typeof value.amount === 'string' ? value.amount : JSON.stringify(value)
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
