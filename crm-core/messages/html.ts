const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** Plain text as HTML: paragraphs at blank lines, everything in them escaped. */
export function htmlOf(text: string): string {
  const paragraphs = text.trim().split(/\n{2,}/)
  return paragraphs.map((part) => `<p>${escape(part.trim()).replaceAll('\n', '<br>\n')}</p>`).join('\n')
}
