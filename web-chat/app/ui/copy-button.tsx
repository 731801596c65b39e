import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/index.ts'
import { Button } from './button.tsx'

/** Puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useWords()
  const [done, setDone] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setDone(true)
    setTimeout(() => setDone(false), 1500)
  }
  const words = done ? t('common.copied') : t('common.copy')
  return (
    <Button tone="ghost" size="icon-small" aria-label={words} title={words} onClick={() => void copy()}>
      {done ? <Check className="text-good" /> : <Copy />}
    </Button>
  )
}
