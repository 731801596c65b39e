const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

/** A web address as people write it; what ends a sentence or closes a bracket does not belong to it. */
const address =
  /(https?:\/\/[^\s<>"'`，。；：！？、（）《》「」【】]*[^\s<>"'`.,;:!?)\]}，。；：！？、（）《》「」【】])/

/** Plain text as HTML that says the same: paragraphs at blank lines, everything escaped, web addresses as links. */
export function htmlOf(text: string): string {
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/)
  return paragraphs.map((part) => `<p>${inline(part.trim()).replaceAll('\n', '<br>\n')}</p>`).join('\n')
}

/** Cut before it is escaped, so that an escape cannot become part of an address. */
const inline = (text: string): string =>
  text
    .split(address)
    .map((piece, at) => (at % 2 === 1 && URL.canParse(piece) ? link(piece) : escape(piece)))
    .join('')

const link = (url: string): string => `<a href="${escape(url)}">${escape(url)}</a>`
