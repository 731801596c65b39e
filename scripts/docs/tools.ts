import { z } from 'zod'
import { tools } from '#tools'

/** docs/reference/tools.md: what an agent may do, with the JSON Schema of the arguments. */
export function toolsReference(): string {
  const sections = tools.map((tool) => [
    `## ${tool.name}`,
    '',
    `${tool.label.en} · ${tool.label.zh}. Effect: **${tool.effect}**.`,
    '',
    tool.description,
    '',
    '```json',
    JSON.stringify(z.toJSONSchema(tool.input, { io: 'input' }), null, 2),
    '```',
    '',
  ])
  return ['# Tools', '', 'Generated from `tools/` by `npm run docs`.', '', ...sections.flat()].join('\n')
}
