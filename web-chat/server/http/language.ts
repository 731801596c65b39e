import type { Language } from '#crm-core/contract'

/** The language that a request asks for; undefined when it asks for none of ours. */
export function askedLanguage(header: string | undefined): Language | undefined {
  return weighted(header ?? '').find((tag): tag is Language => tag === 'en' || tag === 'zh')
}

/** Primary tags of an Accept-Language header, most wanted first. */
function weighted(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean)
      return { tag: tag.split('-')[0]?.toLowerCase() ?? '', q: Number(q ?? 1) }
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({ tag }) => tag)
}
