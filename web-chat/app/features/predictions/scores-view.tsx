import type { View } from '#crm-core/contract'
import { useModelWords } from '../../i18n/models.ts'
import { Card } from '../../ui/card.tsx'
import { ScoreCard } from './score-card.tsx'
import { ScoresTable } from './scores-table.tsx'

/** What a model said of records: one as a card, several ranked. */
export default function ScoresView({ view }: { view: Extract<View, { kind: 'scores' }> }) {
  const t = useModelWords()
  const { model, object, scores } = view
  const [only] = scores
  if (!only) return <Card className="px-4 py-3.5 text-soft">{t('score.none')}</Card>
  if (scores.length === 1) return <ScoreCard model={model} object={object} score={only} />
  return <ScoresTable view={view} />
}
