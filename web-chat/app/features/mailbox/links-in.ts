export interface TextPiece {
  /** Where it begins. */
  readonly at: number
  readonly text: string
  readonly href: string | null
}

/** A web address as people write it; what ends a sentence or closes a bracket does not belong to it. */
const address =
  /https?:\/\/[^\s<>"'`，。；：！？、（）《》「」【】]*[^\s<>"'`.,;:!?)\]}，。；：！？、（）《》「」【】]/g

/** A plain text cut at the web addresses in it, so that they can be drawn as links. */
export function linksIn(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    if (!URL.canParse(found)) continue
    if (index > at) pieces.push({ at, text: text.slice(at, index), href: null })
    pieces.push({ at: index, text: found, href: found })
    at = index + found.length
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), href: null })
  return pieces
}
