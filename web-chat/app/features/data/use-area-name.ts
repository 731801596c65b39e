import { useDataWords } from '../../i18n/data.ts'
import type { Area } from './domains.ts'

/** What an area is called. */
export function useAreaName(): (area: Area) => string {
  const t = useDataWords()
  return (area) => (area === 'own' ? t('area.own') : t(`area.domain.${area}`))
}
