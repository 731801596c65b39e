import type { FieldDescription } from '#crm-core/contract'
import { Ask } from '../../ask.ts'
import type { Context } from '../../context.ts'
import { nearest, unclear } from '../../replies.ts'
import { hasRole } from '../../tokens.ts'
import type { Words } from '../../words.ts'

export function askTarget(context: Context, words: Words, verb: string): Ask {
  if (verb === 'close') return askOutcome(context)
  const left = words.leftovers().some((token) => !hasRole(token, 'verb'))
  return left
    ? unclear(context, words)
    : new Ask(
        { en: 'Which record should be changed?', zh: '要修改哪条记录？' },
        { suggestions: nearest(context) },
      )
}

export const askOutcome = (context: Context): Ask =>
  new Ask(
    {
      en: 'Should the deal be closed as won or as lost? Please say its name and the outcome.',
      zh: '该商机是赢单还是丢单？请说出商机名称和结果。',
    },
    {
      suggestions: [
        { en: 'Mark Initech pilot closed lost because of price', zh: '把华信科技续约标记为丢单，原因是价格' },
        ...nearest(context).slice(0, 1),
      ],
    },
  )

export function askValue(field: FieldDescription, said: string): Ask {
  const choices = field.options?.slice(0, 8)
  return choices
    ? new Ask({
        en: `“${said}” is no choice of ${field.label.en}. Choices: ${choices.map((one) => one.label.en).join(', ')}.`,
        zh: `“${said}”不是${field.label.zh}的可选值。可选：${choices.map((one) => one.label.zh).join('、')}。`,
      })
    : new Ask({
        en:
          said === ''
            ? `What should ${field.label.en} be?`
            : `I could not read “${said}” as ${field.label.en}. What should it be?`,
        zh:
          said === ''
            ? `${field.label.zh}改成什么？`
            : `无法将“${said}”识别为${field.label.zh}。应该是什么？`,
      })
}
