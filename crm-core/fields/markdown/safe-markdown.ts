import type { Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { isSafeAddress } from './safe-address.ts'

/** A stretch of the source and what stands there instead. */
interface Cut {
  readonly from: number
  readonly to: number
  readonly instead: string
}
/** Without one of these there is neither HTML nor a link. */
const suspicious = /<|\]\s*[([:]|\]\[/
/** What is taken out can join what stood around it to something new; real texts are done after one round. */
const rounds = 10

/**
 * Markdown without raw HTML and without links that are no addresses of pages, mail, telephones or records.
 * Only those places are touched: code, spacing and signs stay as they were written.
 */
export function safeMarkdown(source: string): string {
  let text = source
  for (let round = 0; round < rounds; round++) {
    if (!suspicious.test(text)) return text
    const cuts = cutsIn(fromMarkdown(text), text)
    if (cuts.length === 0) return text
    text = without(text, cuts)
  }
  // Nobody writes such a text by accident: what could still be read as HTML or as a link becomes plain signs.
  return text.replaceAll('<', '＜').replaceAll(']', '］')
}

function cutsIn(node: Nodes, text: string): Cut[] {
  const cut = cutOf(node, text)
  if (cut) return [cut]
  return 'children' in node ? node.children.flatMap((child) => cutsIn(child, text)) : []
}

/** Raw HTML goes; of a link that leads elsewhere its words stay. */
function cutOf(node: Nodes, text: string): Cut | null {
  const from = node.position?.start.offset
  const to = node.position?.end.offset
  if (from === undefined || to === undefined) return null
  if (node.type === 'html') return { from, to, instead: '' }
  if ('url' in node && !isSafeAddress(node.url))
    return { from, to, instead: node.type === 'link' ? wordsOf(node, text) : '' }
  return null
}
function wordsOf({ children }: Parents, text: string): string {
  const from = children[0]?.position?.start.offset
  const to = children.at(-1)?.position?.end.offset
  // The words of `<javascript:…>` are the address itself.
  const words = from === undefined || to === undefined ? '' : text.slice(from, to)
  return isSafeAddress(words.trim()) ? words : ''
}

function without(text: string, cuts: readonly Cut[]): string {
  let kept = ''
  let position = 0
  for (const { from, to, instead } of cuts) {
    kept += text.slice(position, from) + instead
    position = to
  }
  return kept + text.slice(position)
}
