import { BarChart3, CalendarCheck, CircleDollarSign, UserPlus, Users, type LucideIcon } from 'lucide-react'
import { useWords } from '../../i18n/index.ts'
import { useMe } from '../session/queries.ts'

const examples = [
  ['leads', Users],
  ['deals', CircleDollarSign],
  ['create', UserPlus],
  ['task', CalendarCheck],
  ['report', BarChart3],
] as const satisfies readonly (readonly [string, LucideIcon])[]

/** What one can ask, for somebody who has not asked yet. */
export function Welcome({ onPick }: { onPick: (text: string) => void }) {
  const { t } = useWords()
  const me = useMe()
  return (
    <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-center px-4 py-10 sm:px-6">
      <img src="/icon.svg" alt="" className="size-11" />
      <h2 className="mt-5 text-2xl font-semibold tracking-tight">{t('chat.hello', { name: me.name })}</h2>
      <p className="mt-1.5 text-base text-soft">{t('chat.lead')}</p>
      <ul className="mt-8 grid gap-2">
        {examples.map(([key, Icon]) => {
          const text = t(`chat.example.${key}`)
          return (
            <li key={key}>
              <button
                type="button"
                onClick={() => onPick(text)}
                className="flex w-full items-center gap-3 rounded-xl border bg-raised px-4 py-3 text-start shadow-card transition-colors hover:border-line-strong hover:bg-hover"
              >
                <Icon className="size-4.5 shrink-0 text-brand-ink" />
                <span>{text}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
