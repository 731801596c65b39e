/** What a page of ours may load, and from where. Nothing inline but the styles that carry the nonce of the page. */
const rules: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'self'"],
  // Pictures from elsewhere would tell their server who reads what.
  'img-src': ["'self'", 'data:'],
  'style-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

/** The content security policy of an answer; a page names the nonce of the style tags that its scripts make. */
export function contentPolicy(nonce?: string): string {
  return Object.entries(rules)
    .map(([name, sources]) =>
      [name, ...sources, ...(nonce && name === 'style-src' ? [`'nonce-${nonce}'`] : [])].join(' '),
    )
    .join('; ')
}
