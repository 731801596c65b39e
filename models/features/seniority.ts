/** Words of titles by how far up they stand, the highest first. */
const levels: readonly (readonly [level: number, words: RegExp])[] = [
  [
    5,
    /\b(ceo|founder|owner|president|chair(man|woman)?|managing director)\b|董事长|总裁|创始人|首席执行官|总经理/i,
  ],
  [4, /\b(c[ftimo]o|chief|vp|vice president|partner)\b|首席|副总|合伙人/i],
  [3, /\b(head|director)\b|总监|主任|部长/i],
  [2, /\b(manager|lead|supervisor)\b|经理|主管|负责人/i],
]

/** How high a title stands: 5 runs the company, 4 an officer of it, 3 a department, 2 a team, 1 anything else; null without one. */
export function seniorityOf(title: string | null): number | null {
  if (title === null) return null
  // 副总经理 is below 总经理, and 副总裁 below 总裁.
  if (/副总|vice president|\bvp\b/i.test(title)) return 4
  return levels.find(([, words]) => words.test(title))?.[0] ?? 1
}

const free = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com aol.com gmx.com gmx.de web.de qq.com 163.com 126.com sina.com foxmail.com yeah.net'.split(
    ' ',
  ),
)
/** Whether somebody writes from a company of their own: `business`, or `free` from a public mail service; null without an address. */
export function mailKind(email: string | null): 'business' | 'free' | null {
  const domain = email?.split('@')[1]?.toLowerCase()
  if (!domain) return null
  return free.has(domain) ? 'free' : 'business'
}
/** What they are called. */
export const mailKinds = [
  { code: 'business', label: { en: 'own company', zh: '企业邮箱' } },
  { code: 'free', label: { en: 'public mail service', zh: '公共邮箱' } },
] as const
