import { modelNames, type ModelName } from '#crm-core/contract'
import type { FakeModels } from './fake-models.ts'
import type { Route } from './fake-routes.ts'
import { forecast, knownScore, scoreNow, whatIf } from './fake-scores.ts'

const nameOf = (text: string | undefined): ModelName =>
  modelNames.find((name) => name === text) ?? 'lead-score'
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The routes of models and the forecast. */
export const fakeModelRoutes = (models: FakeModels): readonly Route[] => [
  ['GET', /^\/models$/, () => models.list()],
  ['GET', /^\/models\/([\w-]+)$/, ([name]) => models.look(nameOf(name))],
  ['GET', /^\/models\/([\w-]+)\/monitor$/, ([name]) => models.monitor(nameOf(name))],
  [
    'GET',
    /^\/models\/([\w-]+)\/latest\?ids=(.+)$/,
    ([, ids = '']) =>
      decodeURIComponent(ids)
        .split(',')
        .flatMap((id) => knownScore(id) ?? []),
  ],
  [
    'GET',
    /^\/models\/([\w-]+)\/trend\/([\w-]+)$/,
    () => [52, 61, 70, 78].map((score, at) => ({ score, at: `2026-11-0${at + 1}T08:00:00Z`, version: 2 })),
  ],
  ['POST', /^\/models\/([\w-]+)\/predict$/, (_, { ids }) => ({ scores: list(ids).map(scoreNow) })],
  [
    'POST',
    /^\/models\/([\w-]+)\/what-if$/,
    (_, { id, target }) => whatIf(String(id), typeof target === 'number' ? target : undefined),
  ],
  [
    'POST',
    /^\/models\/([\w-]+)\/(train|rescore)$/,
    ([name, kind]) => models.start(nameOf(name), kind === 'train' ? 'train' : 'rescore'),
  ],
  [
    'POST',
    /^\/models\/([\w-]+)\/versions\/(\d+)\/stage$/,
    ([name, number], body) => {
      models.decisions.push({ version: Number(number), ...body })
      const { stage, share } = body
      const to = (['champion', 'challenger', 'shadow', 'candidate'] as const).find((each) => each === stage)
      return models.stage(
        nameOf(name),
        Number(number),
        to ?? 'candidate',
        typeof share === 'number' ? share : 0,
      )
    },
  ],
  [
    'POST',
    /^\/models\/([\w-]+)\/rollback$/,
    ([name], { reason }) => {
      models.decisions.push({ rollback: reason })
      return models.rollback(nameOf(name), String(reason))
    },
  ],
  [
    'GET',
    /^\/forecast\/revenue\?(.*)$/,
    ([query]) => forecast(Number(new URLSearchParams(query).get('months') ?? 3)),
  ],
]
