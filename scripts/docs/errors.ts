import { errorTable } from '#crm-core/contract'

/** docs/reference/errors.md from the one table of codes. */
export function errorsReference(): string {
  const rows = Object.entries(errorTable).map(
    ([code, { status, exit, words }]) =>
      `| \`${code}\` | ${status} | ${exit} | ${inCell(words.en)} | ${inCell(words.zh)} |`,
  )
  return [
    '# Error codes',
    '',
    'Generated from `crm-core/contract/errors.ts` by `npm run docs`. Over HTTP every error is RFC 9457 `application/problem+json` with this `code`;',
    'field errors stand in `issues` with the field in `at`. The CLI exits with the code in the third column.',
    '',
    '| code | HTTP | exit | English | 中文 |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const inCell = (words: string): string => words.replaceAll('\n', '<br>')
