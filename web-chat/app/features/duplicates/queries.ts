import { useMutation, useQuery } from '@tanstack/react-query'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'

const duplicates = ['duplicates']
/** A merge and its undo move children and timelines: nothing that was read of records holds. */
const refresh = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: duplicates }),
    queryClient.invalidateQueries({ queryKey: ['records'] }),
  ])

export const useDuplicates = (object: string) =>
  useQuery({
    queryKey: [...duplicates, object],
    queryFn: () => client.duplicates.list(object, { limit: 100 }),
  })

export const useScan = (object: string) =>
  useMutation({ mutationFn: () => client.duplicates.scan(object), onSuccess: refresh })

export const useDismiss = () =>
  useMutation({ mutationFn: (id: string) => client.duplicates.dismiss(id), onSuccess: refresh })

export interface Merge {
  readonly object: string
  readonly keep: string
  readonly other: string
  /** By field, the record whose value is kept. */
  readonly from: Readonly<Record<string, string>>
}
export const useMerge = () =>
  useMutation({
    mutationFn: ({ object, keep, other, from }: Merge) =>
      client.writes.merge(object, keep, { others: [other], from }),
    onSuccess: refresh,
  })

export const useUndo = () =>
  useMutation({ mutationFn: (write_set_id: string) => client.writes.undo(write_set_id), onSuccess: refresh })
