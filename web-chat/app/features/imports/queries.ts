import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { ImportChanges, ImportRun } from '#crm-core/contract'
import { client } from '../../lib/client.ts'
import { download } from '../../lib/download.ts'
import { queryClient } from '../../lib/query-client.ts'

const imports = ['imports']
/** Work goes on behind the page: how far it is has to be asked for. */
export const isBusy = ({ status }: ImportRun): boolean =>
  status === 'queued' || status === 'running' || status === 'reverting'
/** Nothing has been written, and everything can still be said about it. */
export const isOpen = ({ status }: ImportRun): boolean => status === 'draft' || status === 'previewed'

export const useImports = () => useQuery({ queryKey: imports, queryFn: () => client.imports.list() })

/** One import; asked again and again while something is under way. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: [...imports, id],
    queryFn: async () => {
      const run = await client.imports.get(id)
      // What the lists and records showed before is not what is there now.
      if (!isBusy(run) && !isOpen(run)) void queryClient.invalidateQueries({ queryKey: ['records'] })
      return run
    },
    refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? 700 : false),
  })

const keep = (run: ImportRun) => {
  queryClient.setQueryData([...imports, run.id], run)
  void queryClient.invalidateQueries({ queryKey: imports, exact: true })
}

export const useUpload = () =>
  useMutation({
    mutationFn: ({ object, file }: { object: string; file: File }) =>
      client.imports.upload(object, file, file.name),
    onSuccess: keep,
  })

/** One change after the other, and each at once on the screen: the next is chosen before the last has been answered. */
export const useConfigure = (id: string) =>
  useMutation({
    scope: { id: `import ${id}` },
    mutationFn: (changes: ImportChanges) => client.imports.configure(id, changes),
    onMutate: (changes) =>
      queryClient.setQueryData<ImportRun>([...imports, id], (run) => run && changed(run, changes)),
    onSuccess: keep,
    onError: () => queryClient.invalidateQueries({ queryKey: [...imports, id], exact: true }),
  })

/** The import as it will be; a field goes to one column only. */
const changed = (run: ImportRun, { mapping = {}, options }: ImportChanges): ImportRun => ({
  ...run,
  status: 'draft',
  options: { ...run.options, ...options },
  columns: run.columns.map((each) => {
    const field = mapping[each.column]
    if (field !== undefined) return { ...each, field }
    return Object.values(mapping).includes(each.field) ? { ...each, field: null } : each
  }),
})

export const useDryRun = (id: string) =>
  useMutation({
    mutationFn: () => client.imports.dryRun(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: imports }),
  })

export const useStart = (id: string) =>
  useMutation({
    mutationFn: () => client.imports.start([id]),
    onSuccess: (runs) => runs.forEach(keep),
  })
export const useCancel = (id: string) =>
  useMutation({ mutationFn: () => client.imports.cancel(id), onSuccess: keep })
export const useRevert = (id: string) =>
  useMutation({ mutationFn: () => client.imports.revert(id), onSuccess: keep })

/** What went wrong, row by row, page after page. */
export const useIssues = (id: string, enabled: boolean) =>
  useInfiniteQuery({
    queryKey: [...imports, id, 'issues'],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.imports.issues(id, { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }),
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })

export const useFailedRows = (run: ImportRun) =>
  useMutation({
    mutationFn: async () =>
      download(await client.imports.failedRows(run.id), `${run.file_name.replace(/\.\w+$/, '')}.failed.csv`),
  })
