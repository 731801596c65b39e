import type { Language } from '#crm-core/contract'

const enNoun = '(?:revenue|sales|sales revenue|income|bookings)'
const english = (source: string): RegExp =>
  new RegExp(
    String.raw`^(?:(?:please|pls|can you|could you|tell me|show me|show|give me|run|what(?:'s| is)),? )*${source}(?:,? please)?\s*[?.!]*$`,
    'diu',
  )
const zhNoun = '(?:销售收入|收入|营收|业绩|销售额|销售)'
const ahead = '(?:预测|预估)'
const amount = '(?:是多少|有多少|大概多少|多少|怎么样|如何|情况)?'
const chinese = (source: string): RegExp =>
  new RegExp(
    String.raw`^(?:请问|请|麻烦|帮我|帮忙|能否|能不能|可以|我想知道|告诉我|看看|看一下|查一下|给我|\s)*${source}(?:一下)?[吗呢吧]?\s*[?？。！!]*$`,
    'du',
  )

/** Whole clauses that ask for revenue to come; `before` and `after` may only say when and whose. */
export const forecastPatterns: Readonly<Record<Language, readonly RegExp[]>> = {
  en: [
    english(`(?<before>.*?)${enNoun} (?:forecast|projection|outlook)(?<after>.*)`),
    english(`(?:forecast|predict|project|estimate)(?<before>.*?) ${enNoun}(?<after>.*)`),
    english(`(?<before>(?:the |my |our )?)forecast (?<after>(?:for|of) .+)`),
    english(
      `how much (?:(?:revenue|money|business|sales) )?(?:will|are|do|can) (?<before>we|i|the team) (?:(?:likely|expect|expected|going) (?:to )?)?(?:close|make|win|earn|book|sell|bring in)(?<after>.*)`,
    ),
  ],
  zh: [
    chinese(`${ahead}(?:一下)?(?<before>.*?)的?${zhNoun}${amount}(?<after>)`),
    chinese(`(?<before>.*?)的?${zhNoun}(?:的)?${ahead}${amount}(?<after>)`),
    chinese(
      `(?<before>.*?)(?:能|会|可以|预计能|大概能)(?:签|卖|做|赢|成交|签下|完成)(?:多少钱|多少业绩|多少${zhNoun})(?<after>)`,
    ),
  ],
}
