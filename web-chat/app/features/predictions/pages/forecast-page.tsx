import { useId, useState } from 'react'
import { useModelWords } from '../../../i18n/models.ts'
import { Problem } from '../../../ui/problem.tsx'
import { Select } from '../../../ui/select.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useMe } from '../../session/queries.ts'
import { ForecastFigures } from '../forecast-view.tsx'
import { useForecast } from '../queries.ts'
import { Section } from './section.tsx'

const horizons = ['3', '6', '12'] as const
const owners = ['everybody', 'mine'] as const

/** The revenue forecast for as many months and whose deals the reader chooses. */
export function ForecastPage() {
  const t = useModelWords()
  const { user_id } = useMe()
  const [months, setMonths] = useState<(typeof horizons)[number]>('6')
  const [whose, setWhose] = useState<(typeof owners)[number]>('everybody')
  const { data, error, refetch } = useForecast({
    months: Number(months),
    ...(whose === 'mine' ? { owner_id: user_id } : {}),
  })
  return (
    <Section
      title={t('forecast.title')}
      lead={t('forecast.lead')}
      aside={
        <div className="flex flex-wrap gap-2">
          <Choice label={t('forecast.months')}>
            {(id) => (
              <Select
                id={id}
                value={months}
                choices={horizons.map((value) => ({
                  value,
                  label: t('forecast.months_count', { count: value }),
                }))}
                onChoose={setMonths}
              />
            )}
          </Choice>
          <Choice label={t('forecast.whose')}>
            {(id) => (
              <Select
                id={id}
                value={whose}
                choices={owners.map((value) => ({ value, label: t(`forecast.${value}`) }))}
                onChoose={setWhose}
              />
            )}
          </Choice>
        </div>
      }
    >
      {error && <Problem error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} className="px-0" />}
      {data && <ForecastFigures forecast={data} />}
    </Section>
  )
}

function Choice({ label, children }: { label: string; children: (id: string) => React.ReactNode }) {
  const id = useId()
  return (
    <div className="w-40">
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
