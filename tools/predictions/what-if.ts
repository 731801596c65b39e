import { z } from 'zod'
import { scoreNames, scoreText, type Label, type WhatIf } from '#crm-core/contract'
import { defineTool } from '../kit/define-tool.ts'
import { recordRef } from '../kit/schemas.ts'
import { modelOf } from './model-of.ts'
import { spaced } from './score-words.ts'

/** The smallest changes that would bring a record's score to a target. */
export const whatIf = defineTool({
  name: 'what_if',
  effect: 'read',
  label: { en: 'What would move a score', zh: '怎样改变评分' },
  description:
    'The smallest changes (of what a person can change) that would bring the score of a lead, account or opportunity to a target; without a target, about ten points further in the better direction. It says what the model would answer, not what the world would do.',
  input: z.object({ record: recordRef, target: z.int().min(0).max(100).optional() }).strict(),
  target: ({ record }) => record,
  async run({ record, target }, { crm, models }) {
    const found = await models.whatIf(crm, modelOf(record.object), record.id, target)
    return {
      records: [record],
      summary: words(found),
      toModel: [
        `${record.object}/${record.id}: score ${found.score}, target ${found.target}`,
        ...found.ways.map(
          (way) =>
            `${way.changes.map(({ feature, from_words, to_words }) => `${feature}: ${from_words.en} -> ${to_words.en}`).join(' and ')} => ${way.score}`,
        ),
      ].join('\n'),
      view: { kind: 'what_if', what_if: found },
    }
  },
})

function words({ model, display, score, target, ways }: WhatIf): Label {
  const name = scoreNames[model]
  const [now, then] = [scoreText(model, score), scoreText(model, target)]
  const [best] = ways
  if (!best)
    return {
      en: `The ${name.en} of ${display} is ${now}. Nothing that you can change alone would bring it to ${then}.`,
      zh: `${spaced(display)}的${name.zh}为 ${now}。仅靠您能改变的因素无法达到 ${then}。`,
    }
  const change = (language: 'en' | 'zh') =>
    best.changes
      .map(
        ({ label, from_words, to_words }) =>
          `${label[language]} ${from_words[language]} → ${to_words[language]}`,
      )
      .join(language === 'en' ? ' and ' : '、')
  return {
    en: `The ${name.en} of ${display} is ${now}. The smallest change that would bring it to ${scoreText(model, best.score)}: ${change('en')}. That is what the model would answer, not a promise.`,
    zh: `${spaced(display)}的${name.zh}为 ${now}。使其达到 ${scoreText(model, best.score)} 的最小变化：${change('zh')}。这是模型的回答，并非承诺。`,
  }
}
