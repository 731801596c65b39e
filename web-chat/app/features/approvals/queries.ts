import { useMutation, useQuery } from '@tanstack/react-query'
import type { Approval, ApprovalDecision } from '#agent/events'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'
import { latest } from './latest.ts'
import { tellOtherTabs, useOtherTabs } from './other-tabs.ts'

/** Approvals of the person; the open ones are looked at again now and then, since runs elsewhere may ask too. */
export const useApprovals = (status: 'pending' | 'all') =>
  useQuery({
    queryKey: ['approvals', status],
    queryFn: () => client.approvals.list(status),
    refetchInterval: 15_000,
  })

/** After a decision the rows are carried out one by one; while some still are, it is read again. */
const isUnderWay = (approval: Approval | undefined): boolean =>
  approval?.status === 'decided' &&
  approval.rows.some((row) => row.decision !== null && row.decision !== 'rejected' && row.outcome === null)

/** An approval as it is now. It was told in the event when it was asked; since then it may have been answered elsewhere. */
export function useApproval(told: Approval): Approval {
  useOtherTabs(told.id)
  const { data } = useQuery({
    queryKey: ['approval', told.id],
    queryFn: () => client.approvals.get(told.id),
    enabled: told.status === 'pending' || isUnderWay(told),
    placeholderData: told,
    refetchInterval: ({ state }) =>
      isUnderWay(state.data) ? 1000 : state.data?.status === 'pending' ? 3000 : false,
  })
  return data ? latest(told, data) : told
}

export function useDecide(approval: Approval, onDecided: (run_id: string) => void) {
  const settle = () => {
    void queryClient.invalidateQueries({ queryKey: ['approvals'] })
    void queryClient.invalidateQueries({ queryKey: ['approval', approval.id] })
  }
  return useMutation({
    mutationFn: (decision: ApprovalDecision) => client.approvals.decide(approval.id, decision),
    onSuccess: (decided) => {
      queryClient.setQueryData(['approval', approval.id], decided)
      tellOtherTabs(approval.id)
      onDecided(decided.run_id)
    },
    onSettled: settle,
  })
}
