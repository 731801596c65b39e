import { environment } from '#server'

/** docs/reference/config.md from the schema that reads the environment. */
export function configReference(): string {
  const rows = Object.entries(environment.shape).map(
    ([name, kind]) => `| \`${name}\` | ${defaultOf(kind)} | ${kind.description ?? ''} |`,
  )
  return [
    '# Environment variables',
    '',
    'Generated from `web-chat/server/environment.ts` by `npm run docs`. A value that is wrong is named and nothing starts; a blank one counts as absent.',
    '',
    '| variable | when absent | what it does |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

/** What the schema makes of an absent variable; what the machine decides is described in words instead. */
function defaultOf(kind: (typeof environment.shape)[keyof typeof environment.shape]): string {
  const value = kind.safeParse(undefined).data
  return value === undefined || kind === environment.shape.TZ ? '' : `\`${value}\``
}
