import type { Label } from '#crm-core/contract'
import type { PlanStep, PlanValue } from '../../plan.ts'
import type { Context } from '../context.ts'
import { scalar } from '../plan-values.ts'
import { conditionWords, type Words } from './condition.ts'

type Lang = keyof Label
type Args = PlanStep['args']

/** The records of a step as one says it: “open deals of mine over ¥1,400,000”, 我的进行中的商机. */
export function recordWords(
  context: Context,
  steps: readonly PlanStep[],
  args: Args,
  language: Lang,
): string {
  const object = typeof args['object'] === 'string' ? args['object'] : ''
  const kind = kindWords(context, args, language)
  const name = typeof args['name'] === 'string' ? args['name'] : null
  const said = partsOf(args['filter']).map((part) => conditionWords(context, steps, object, part, language))
  const before = said.filter(({ place }) => place === 'before').map(({ text }) => text)
  const after = said.filter(({ place }) => place === 'after').map(({ text }) => text)
  if (language === 'zh')
    return [...owners(said), ...after, ...before, kind, name === null ? '' : `“${name}”`].join('')
  return [...before, kind, ...(name === null ? [] : [`called “${name}”`]), ...owners(said), ...after].join(
    ' ',
  )
}
const owners = (said: readonly Words[]): string[] =>
  said.filter(({ place }) => place === 'owner').map(({ text }) => text)

export function kindWords(context: Context, args: Args, language: Lang): string {
  const { object, objects } = args
  const names = typeof object === 'string' ? [object] : Array.isArray(objects) ? objects.map(scalar) : []
  const words = names.map((name) => {
    const found = context.metadata.object(name)
    return found ? (language === 'en' ? found.plural.en.toLowerCase() : found.label.zh) : name
  })
  if (language === 'zh') return words.join('或')
  const last = words.at(-1) ?? ''
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last
}

function partsOf(filter: PlanValue | undefined): readonly PlanValue[] {
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) return []
  const parts = (filter as { readonly [name: string]: PlanValue })['and']
  return Array.isArray(parts) ? parts : [filter]
}
