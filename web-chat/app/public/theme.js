// Runs before the first paint, so that a dark page never flashes white. The same rule as features/layout/theme.ts.
try {
  const choice = localStorage.getItem('hotcrm.theme')
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
  const language =
    localStorage.getItem('hotcrm.language') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
} catch {
  // Storage may be forbidden; the page then follows the system.
}
