import {
  comparisons,
  connectives,
  parseFilter,
  periodWords,
  presences,
  printFilter,
} from '#crm-core/contract'

/** What people write, from plain to nested; each is read by the parser before it stands on the page. */
const examples = [
  'status = new and lead_score >= 80 and created_at in this_week',
  'status 等于 new 且 lead_score 不小于 80 且 created_at 在 本周',
  'account_id.industry in (software, "financial services") or amount between 10000 and 50000',
  'close_date in from 2026-01-01 to 2026-04-01 and owner_id = me',
  'not (email is empty or company contains "test")',
  'email 不为空 且 company 包含 “星辰”',
  'has no opportunities (is_closed = false)',
  '没有 opportunities（stage ＝ proposal）',
  'has contacts and created_at in last_30_days',
  'location within 10 km of 31.2,121.5',
]
const code = (words: readonly string[]) => words.map((word) => `\`${word.replaceAll('|', '\\|')}\``).join(' ')

/** docs/reference/filter.md from the words that the parser reads. */
export function filterReference(): string {
  const { null: empty, is, not } = connectives
  return [
    '# The filter language',
    '',
    'Generated from `crm-core/contract/filter-text/` by `npm run docs`. It is what `hotcrm OBJECT list --where` and `GET /api/v2/records/OBJECT?where=` take,',
    'and says the same as the JSON filter of the API: whatever one can say the other can.',
    '',
    '```',
    'filter    = all { OR all }                      all = one { AND one }',
    'one       = NOT one | "(" filter ")" | children | condition',
    'children  = HAS [ NO ] RELATION [ "(" filter ")" ]      has no opportunities (stage = proposal)',
    'condition = FIELD SIGN VALUE',
    '          | FIELD [ "not" ] IN "(" VALUE { "," VALUE } ")"',
    '          | FIELD IN ( PERIOD | [ FROM DATE ] [ TO DATE ] )',
    '          | FIELD BETWEEN VALUE ( AND | TO ) VALUE',
    '          | FIELD IS [ NOT ] EMPTY',
    '          | FIELD WITHIN NUMBER KM [ OF ] LATITUDE "," LONGITUDE',
    '```',
    '',
    '- `AND` binds closer than `OR`. A list of none or of one part is written `and ()`, `or (a = 1)`.',
    '- A field is a field of the object, or one step over a reference: `account_id.industry`. In backquotes any name is a name.',
    '- A bare number, `true`, `false` and `null` are that; single or double quotes make anything text (`\\"`, `\\\\`, `\\n`). `me` as the value of a person means you.',
    '- A choice may be named by its code or by its label in either language.',
    '- Words are parted by blanks or signs; case does not matter. The signs of a Chinese keyboard `（ ） ， ＝ ＞ ＜ ≥ ≤ ≠ “ ”` are read too.',
    '- A filter that cannot be read is refused with its line and column and what was expected there (`bad_filter`).',
    '',
    '| means | words |',
    '|---|---|',
    ...Object.entries(comparisons).map(([op, words]) => `| \`${op}\` | ${code(words)} |`),
    `| \`is_null\` | ${code(is.flatMap((a) => empty.map((b) => `${a} ${b}`)).filter((_, i) => i < 2))} ${code(presences.is_null)} |`,
    `| \`is_not_null\` | \`is ${not[0]} ${empty[1]}\` ${code(presences.is_not_null)} |`,
    ...(['and', 'or', 'not', 'has', 'no', 'from', 'to', 'km', 'of'] as const).map(
      (name) => `| ${name} | ${code(connectives[name])} |`,
    ),
    '',
    'Periods: `today` `yesterday` `tomorrow`, `this_` `last_` `next_` with `week` `month` `quarter` `year`, `last_30_days`, `next_2_weeks`, `last_6_months`;',
    `${code(Object.keys(periodWords))} \`最近7天\` \`未来2周\` \`过去6个月\`.`,
    '',
    '## Examples',
    '',
    ...examples.flatMap((text) => [
      '```',
      text,
      '```',
      ...(printFilter(parseFilter(text)) === text
        ? []
        : ['is', '```', printFilter(parseFilter(text)), '```']),
      '```json',
      JSON.stringify(parseFilter(text)),
      '```',
      '',
    ]),
  ].join('\n')
}
