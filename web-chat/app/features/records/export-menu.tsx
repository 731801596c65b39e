import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import type { ExportRequest } from '#crm-core/contract'
import { useDataWords } from '../../i18n/data.ts'
import { client } from '../../lib/client.ts'
import { download } from '../../lib/download.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '../../ui/menu.tsx'
import { Problem } from '../../ui/problem.tsx'
import { Spinner } from '../../ui/spinner.tsx'

export interface ExportMenuProps {
  readonly object: string
  /** What the list is searched for. */
  readonly search: string
}

/** The whole list as a file, within the reader's reach. */
export function ExportMenu({ object, search }: ExportMenuProps) {
  const t = useDataWords()
  const save = useMutation({
    mutationFn: async (format: ExportRequest['format']) =>
      download(await client.records.export(object, { format, search }), `${object}.${format}`),
  })
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button disabled={save.isPending}>
            {save.isPending ? <Spinner /> : <Download />}
            {save.isPending ? t('list.exporting') : t('list.export')}
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          <MenuLabel>{t('list.export_what')}</MenuLabel>
          {(['csv', 'xlsx'] as const).map((format) => (
            <MenuItem key={format} onSelect={() => save.mutate(format)}>
              {t(`list.export_${format}`)}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      {save.error && <Problem error={save.error} className="w-full" />}
    </>
  )
}
