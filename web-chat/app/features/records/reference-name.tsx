import { useQuery } from '@tanstack/react-query'
import type { RecordRef } from '#crm-core/contract'
import { useWords } from '../../i18n/index.ts'
import { client } from '../../lib/client.ts'
import { displayField, displayOf } from './display.ts'
import { useObject } from './queries.ts'

/** The name of a record that nobody sent along; the beginning of its id until it is known, or when it is out of reach. */
export function ReferenceName({ to }: { to: RecordRef }) {
  const { language } = useWords()
  const description = useObject(to.object)
  const { data } = useQuery({
    queryKey: ['records', to.object, to.id, 'name'],
    queryFn: () => client.records.get(to.object, to.id),
    enabled: description !== undefined,
    staleTime: 5 * 60_000,
    retry: false,
  })
  if (!data || !description) return <>{to.id.slice(0, 8)}</>
  const naming = displayField(description)
  const after = naming?.references ? data[naming.name] : null
  return naming?.references && typeof after === 'string' ? (
    <ReferenceName to={{ object: naming.references, id: after }} />
  ) : (
    <>{displayOf(data, description, { language })}</>
  )
}
