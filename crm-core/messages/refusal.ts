/**
 * What the failure of a transport means for the mail. `temporary` and `permanent`: the server did not
 * accept it, so nobody received it. `unknown`: the connection broke after the mail had been handed over.
 */
export type Refusal = 'temporary' | 'permanent' | 'unknown'

/** Steps of an SMTP dialogue that come before the server has the mail. */
const beforeAcceptance = ['CONN', 'EHLO', 'HELO', 'LHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'API']
const notConnected = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'EDNS',
  'ENOTFOUND',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EENVELOPE',
])

/** Reads the fields that nodemailer puts on its errors; an error without them tells nothing. */
export function refusal(error: unknown): Refusal {
  if (typeof error !== 'object' || error === null) return 'unknown'
  const reply = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null
  if (reply !== null && reply >= 500) return 'permanent'
  if (reply !== null && reply >= 400) return 'temporary'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const command = 'command' in error && typeof error.command === 'string' ? error.command : ''
  const early = beforeAcceptance.some((step) => command.toUpperCase().startsWith(step))
  return early || notConnected.has(code) ? 'temporary' : 'unknown'
}
