/** A line of typing: text and where the cursor stands, counted in graphemes. */
export interface Draft {
  readonly text: string
  readonly cursor: number
}
export const emptyDraft: Draft = { text: '', cursor: 0 }

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** What a person takes for one character: an emoji or a letter with its accent is one. */
export const graphemes = (text: string): string[] => Array.from(segmenter.segment(text), (s) => s.segment)

export const draftOf = (text: string): Draft => ({ text, cursor: graphemes(text).length })

/** Puts text at the cursor. */
export function insert({ text, cursor }: Draft, added: string): Draft {
  const parts = graphemes(text)
  const clean = added.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const before = parts.slice(0, cursor).join('') + clean
  // Joined first: what was typed may melt into the character before it, as accents do.
  return { text: before + parts.slice(cursor).join(''), cursor: graphemes(before).length }
}

export function backspace({ text, cursor }: Draft): Draft {
  if (cursor === 0) return { text, cursor }
  return {
    text: graphemes(text)
      .toSpliced(cursor - 1, 1)
      .join(''),
    cursor: cursor - 1,
  }
}

export function move(draft: Draft, by: number): Draft {
  const last = graphemes(draft.text).length
  return { ...draft, cursor: Math.min(last, Math.max(0, draft.cursor + by)) }
}

export const toStart = (draft: Draft): Draft => ({ ...draft, cursor: 0 })
export const toEnd = (draft: Draft): Draft => draftOf(draft.text)

/** Deletes from the cursor to the start. */
export function killBefore({ text, cursor }: Draft): Draft {
  return { text: graphemes(text).slice(cursor).join(''), cursor: 0 }
}

/** Deletes the word before the cursor. */
export function killWord({ text, cursor }: Draft): Draft {
  const parts = graphemes(text)
  const before = parts
    .slice(0, cursor)
    .join('')
    .replace(/\S*\s*$/u, '')
  return { text: before + parts.slice(cursor).join(''), cursor: graphemes(before).length }
}

/** What stands before, at and after the cursor, to draw it. */
export function aroundCursor({ text, cursor }: Draft): readonly [string, string, string] {
  const parts = graphemes(text)
  const at = parts[cursor]
  const rest = parts.slice(cursor + 1).join('')
  if (at === undefined) return [text, ' ', '']
  return at === '\n'
    ? [parts.slice(0, cursor).join(''), ' ', `\n${rest}`]
    : [parts.slice(0, cursor).join(''), at, rest]
}
