import type { RunPart, ToolPart } from '#client'

export type PartGroup =
  | { readonly kind: 'tools'; readonly id: string; readonly tools: readonly ToolPart[] }
  | { readonly kind: 'part'; readonly part: Exclude<RunPart, ToolPart> }

/** Steps that follow each other make one list; everything else stands by itself, in the order it came. */
export function groupParts(parts: readonly RunPart[]): PartGroup[] {
  const groups: PartGroup[] = []
  for (const part of parts) {
    const before = groups.at(-1)
    if (part.kind !== 'tool') groups.push({ kind: 'part', part })
    else if (before?.kind === 'tools')
      groups[groups.length - 1] = { ...before, tools: [...before.tools, part] }
    else groups.push({ kind: 'tools', id: part.id, tools: [part] })
  }
  return groups
}
