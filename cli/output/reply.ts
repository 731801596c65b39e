import type { View } from '#crm-core/contract'
import { table } from './table.ts'
import { recordsTable } from './views.ts'
import type { ViewContext } from './views.ts'

type Records = Extract<View, { kind: 'records' }>

/** A reply in plain words: links to records are their names, marks of emphasis and escapes are gone. */
export const plainReply = (markdown: string): string =>
  markdown
    .replace(/\[((?:\\.|[^\]\\])*)\]\(record:[^)]*\)/g, '$1')
    .replace(/\*\*([^*\n]+)\*\*/g, '$1')
    .replace(/(^|[^\\])`([^`\n]+)`/g, '$1$2')
    .replace(/\\([\\`*_[\]()<>|#~!])/g, '$1')

/** A reply for a terminal: its short lists stand as the whole tables that they are the head of, once. */
export function replyText(markdown: string, views: readonly View[], context: ViewContext): string {
  const lists = views.filter((view) => view.kind === 'records')
  const blocks = blocksOf(markdown.split('\n'))
  return blocks.map((lines) => blockText(lines, lists, context)).join('\n')
}

/** Lines that belong together: a numbered list, a table, or one line of words. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = []
  for (const line of lines) {
    const block = blocks.at(-1)
    if (block && kindOf(line) !== 'words' && kindOf(block[0] ?? '') === kindOf(line)) block.push(line)
    else if (block && rest.test(line) && kindOf(block[0] ?? '') === 'item') block.push(line)
    else blocks.push([line])
  }
  return blocks
}
const rest = /^…/
function kindOf(line: string): 'row' | 'item' | 'words' {
  if (line.startsWith('| ')) return 'row'
  return /^\d+\. \[/.test(line) ? 'item' : 'words'
}

function blockText(lines: readonly string[], lists: readonly Records[], context: ViewContext): string {
  const [first = ''] = lines
  if (kindOf(first) === 'row') return tableText(lines, context)
  const id = /\(record:\w+\/([\w-]+)\)/.exec(first)?.[1]
  const list = kindOf(first) === 'item' ? lists.find(({ records }) => records[0]?.id === id) : undefined
  return list ? listText(list, context) : plainReply(lines.join('\n'))
}

function listText({ object, columns, records, labels, total }: Records, context: ViewContext): string {
  const more = total - records.length
  const words = context.language === 'zh' ? `……另有 ${more} 条` : `… and ${more} more`
  return recordsTable(object, columns, records, labels, context) + (more > 0 ? `\n${words}` : '')
}

/** A Markdown table with its columns lined up. */
function tableText([head = '', rule = '', ...rows]: readonly string[], { columns }: ViewContext): string {
  const aligns = cells(rule)
  const titles = cells(head).map((title, at) => ({
    title: plainReply(title),
    align: aligns[at]?.endsWith(':') ? ('right' as const) : ('left' as const),
  }))
  return table(
    titles,
    rows.map((row) => cells(row).map(plainReply)),
    columns,
  )
}
const cells = (line: string): string[] => line.replace(/^\| | \|$/g, '').split(/ (?<!\\)\| /)
