import { useQuery } from '@tanstack/react-query'
import type { RecordRef } from '#crm-core/contract'
import { client } from '../../lib/client.ts'
import { displayOf } from './display.ts'
import { useObject } from './queries.ts'

/** The name of a record that nobody sent along; the beginning of its id until it is known, or when it is out of reach. */
export function ReferenceName({ to }: { to: RecordRef }) {
  const description = useObject(to.object)
  const { data } = useQuery({
    queryKey: ['records', to.object, to.id, 'name'],
    queryFn: () => client.records.get(to.object, to.id),
    enabled: description !== undefined,
    staleTime: 5 * 60_000,
    retry: false,
  })
  return <>{data && description ? displayOf(data, description) : to.id.slice(0, 8)}</>
}
