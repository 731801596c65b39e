import { useMutation, useQuery } from '@tanstack/react-query'
import type { FieldPatch, NewField, NewObject, ObjectPatch } from '#crm-core/contract'
import { client } from '../../lib/client.ts'
import { queryClient } from '../../lib/query-client.ts'

const metadata = ['metadata']
/** Lists, records and forms are drawn from the description of their object: all of them change with it. */
const refresh = () =>
  Promise.all(
    [metadata, ['objects'], ['records']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )

/** What the workspace added, what is retired included; administrators only. */
export const useAdded = () => useQuery({ queryKey: metadata, queryFn: () => client.objects.added() })

export const useAddObject = () =>
  useMutation({ mutationFn: (object: NewObject) => client.objects.create(object), onSuccess: refresh })
export const useChangeObject = (name: string) =>
  useMutation({ mutationFn: (patch: ObjectPatch) => client.objects.change(name, patch), onSuccess: refresh })
export const useAddField = (object: string) =>
  useMutation({ mutationFn: (field: NewField) => client.fields.add(object, field), onSuccess: refresh })
export const useChangeField = (object: string, name: string) =>
  useMutation({
    mutationFn: (patch: FieldPatch) => client.fields.change(object, name, patch),
    onSuccess: refresh,
  })

/** An object, or one of its fields. */
export interface Part {
  readonly object: string
  readonly field?: string
}
export const useRetire = () =>
  useMutation({
    mutationFn: async ({ object, field }: Part) =>
      field === undefined ? client.objects.retire(object) : client.fields.retire(object, field),
    onSuccess: refresh,
  })
export const useRestore = () =>
  useMutation({
    mutationFn: async ({ object, field }: Part) =>
      void (await (field === undefined
        ? client.objects.restore(object)
        : client.fields.restore(object, field))),
    onSuccess: refresh,
  })
