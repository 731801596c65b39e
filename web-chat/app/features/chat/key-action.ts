export interface Key {
  readonly key: string
  readonly keyCode: number
  readonly shiftKey: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
}

/**
 * What a key in the composer means. While an input method composes, keys belong to it: Enter then takes a
 * candidate and must not send. Safari ends composing before that keydown and marks it by code 229 only.
 */
export function keyAction(
  key: Key,
  now: { empty: boolean; running: boolean },
): 'send' | 'stop' | 'recall' | null {
  if (key.isComposing || key.keyCode === 229) return null
  const plain = !key.shiftKey && !key.altKey && !key.ctrlKey && !key.metaKey
  if (key.key === 'Enter' && !key.shiftKey && !key.altKey) return 'send'
  if (key.key === 'Escape' && now.running) return 'stop'
  if (key.key === 'ArrowUp' && plain && now.empty) return 'recall'
  return null
}
