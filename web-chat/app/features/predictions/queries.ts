import { useMutation, useQuery } from '@tanstack/react-query'
import type { ModelJob, ModelName, ModelSummary } from '#crm-core/contract'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'

const models = ['models']
const scores = (name: ModelName) => [...models, name, 'scores']

/** Work goes on behind the page: how far it is has to be asked for. */
export const isBusy = (job: ModelJob | null): boolean =>
  job !== null && (job.status === 'queued' || job.status === 'running')
const pause_ms = 1500

export const useModels = () =>
  useQuery({
    queryKey: models,
    queryFn: () => client.models.list(),
    refetchInterval: ({ state }) => (state.data?.some(({ job }) => isBusy(job)) ? pause_ms : false),
  })

/** One model with its versions; asked again and again while a job is under way. */
export const useModel = (name: ModelName, enabled = true) =>
  useQuery({
    queryKey: [...models, name],
    enabled,
    queryFn: () => client.models.get(name),
    refetchInterval: ({ state }) => (isBusy(state.data?.job ?? null) ? pause_ms : false),
  })

/** How the version that answers does at work. */
export const useMonitor = (name: ModelName) =>
  useQuery({ queryKey: [...models, name, 'monitor'], queryFn: () => client.models.monitor(name) })

/** The latest scores of the records of a page, by their ids; nothing is computed for it. */
export const latestScores = (name: ModelName, ids: readonly string[]) => ({
  queryKey: [...scores(name), ids],
  enabled: ids.length > 0,
  queryFn: () => client.models.latest(name, ids),
})

export const useTrend = (name: ModelName, id: string) =>
  useQuery({
    queryKey: [...scores(name), 'trend', id],
    queryFn: () => client.models.trend(name, id),
  })

/** Scores one record now. */
export const useScoreNow = (name: ModelName, id: string) =>
  useMutation({
    mutationFn: async () => (await client.models.predict(name, { ids: [id] })).scores[0] ?? null,
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: scores(name) }),
        queryClient.invalidateQueries({ queryKey: ['records'] }),
      ]),
  })

export const useWhatIf = (name: ModelName, id: string) =>
  useMutation({ mutationFn: (target?: number) => client.models.whatIf(name, id, target) })

/** What is shown of a model after something was decided about it. */
const refresh = (name: ModelName) => async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [...models, name] }),
    queryClient.invalidateQueries({ queryKey: models, exact: true }),
  ])
}

export const useJob = (name: ModelName) =>
  useMutation({
    mutationFn: (kind: ModelJob['kind']) => client.models[kind](name),
    onSuccess: (job) => {
      queryClient.setQueryData<ModelSummary>([...models, name], (model) => model && { ...model, job })
      return refresh(name)()
    },
  })

export interface StageWish {
  readonly version: number
  readonly stage: 'champion' | 'challenger' | 'shadow' | 'candidate'
  readonly share?: number
}
export const useStage = (name: ModelName) =>
  useMutation({
    mutationFn: ({ version, ...to }: StageWish) => client.models.stage(name, version, to),
    onSuccess: refresh(name),
  })

export const useRollback = (name: ModelName) =>
  useMutation({
    mutationFn: (reason: string) => client.models.rollback(name, reason),
    onSuccess: refresh(name),
  })

export const useForecast = (options: { readonly months: number; readonly owner_id?: string }) =>
  useQuery({ queryKey: ['forecast', options], queryFn: () => client.forecast.revenue(options) })
