import { useSyncExternalStore } from 'react'
import { storage } from '../../lib/storage.ts'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

const listeners = new Set<() => void>()
const systemDark = () => matchMedia('(prefers-color-scheme: dark)')

function readTheme(): Theme {
  const chosen = storage.get('theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Puts the choice, or the system's wish, on the page. */
function show(): void {
  const theme = readTheme()
  const dark = theme === 'dark' || (theme === 'system' && systemDark().matches)
  document.documentElement.classList.toggle('dark', dark)
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#0c1118' : '#ffffff')
}

export function setTheme(theme: Theme): void {
  storage.set('theme', theme)
  show()
  for (const listener of listeners) listener()
}

/** The chosen theme; keeps the page in step with the system while that is the choice. */
export function useTheme(): Theme {
  return useSyncExternalStore((changed) => {
    const media = systemDark()
    listeners.add(changed)
    media.addEventListener('change', show)
    show()
    return () => {
      listeners.delete(changed)
      media.removeEventListener('change', show)
    }
  }, readTheme)
}
