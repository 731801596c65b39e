import type { Language, ModelName } from '#crm-core/contract'

/** What is asked of a score: the score itself, why it is what it is, or what would move it. */
export type ScoreAsk = 'score' | 'why' | 'move'

/** A whole clause; `who` is the record or records, `noun` what is said for the score, `to` a score to reach. */
export interface ScorePattern {
  readonly asks: ScoreAsk
  /** Left out where the noun or the kind of record tells it. */
  readonly model?: ModelName
  readonly pattern: RegExp
}

const who = String.raw`(?<who>.+?)`
const to = String.raw`(?: (?:to|up to|above|below|down to|over|under) (?<to>\d{1,3})%?)?`

/** Nouns of scores, by model; the plain word tells no model. */
const nouns: Readonly<Record<Language, Readonly<Record<ModelName | 'any', string>>>> = {
  en: {
    any: 'score|rating',
    'lead-score': 'lead score|conversion probability|probability of converting|chances? of converting',
    'win-probability':
      'win probability|win chance|win rate|winning chances?|probability of winning|chances? of winning|odds of winning|probability of closing|chances? of closing',
    churn:
      'churn risk|risk of churn|risk of churning|risk of leaving|churn probability|probability of churning|churn score',
  },
  zh: {
    any: '评分|得分|分数|打分',
    'lead-score': '线索评分|线索得分|转化概率|转化可能性|转化几率',
    'win-probability': '赢单概率|赢单率|赢单可能性|赢单几率|预测赢率|赢率',
    churn: '流失风险|流失概率|流失可能性|流失几率',
  },
}

/** The model that a noun speaks of; null for the plain word. */
export function modelOfNoun(noun: string): ModelName | null {
  const said = noun.toLowerCase()
  const models = ['lead-score', 'win-probability', 'churn'] as const
  return (
    models.find((model) =>
      (['en', 'zh'] as const).some((language) => new RegExp(`^(?:${nouns[language][model]})$`).test(said)),
    ) ?? null
  )
}

const allNouns = (language: Language): string =>
  `(?<noun>${Object.values(nouns[language])
    .flatMap((words) => words.split('|'))
    .toSorted((a, b) => b.length - a.length)
    .join('|')})`
/** Without the plain word and the lead's score: those name a stored field, and asking for it opens the record. */
const predicted = (language: Language): string =>
  `(?<noun>${nouns[language]['win-probability']}|${nouns[language].churn}|${nouns[language]['lead-score'].split('|').slice(1).join('|')})`

const english = (source: string): RegExp =>
  new RegExp(
    String.raw`^(?:(?:please|pls|can you|could you|would you|tell me|do you know),? )*${source}(?:,? please)?\s*[?.!]*$`,
    'diu',
  )
const n = allNouns('en')
const own = String.raw`(?:['’]s?)?`
const degree = '(?:so |that |this |as |very )*(?:high|low|good|bad|poor|big|small|strong|weak)(?: as that)?'
const improve =
  '(?:raise|improve|increase|lift|boost|lower|reduce|decrease|bring down|bring up|cut|move|change)'
const asks = String.raw`(?:what|how) (?:would|could|can|should|do|might|will|to)(?: (?:i|we|you))?(?: do to)?`
const leave = '(?:churn|leave|leave us|cancel|quit)'

const why = (source: string, model?: ModelName): ScorePattern => ({
  asks: 'why',
  ...(model && { model }),
  pattern: english(source),
})
const move = (source: string, model?: ModelName): ScorePattern => ({
  asks: 'move',
  ...(model && { model }),
  pattern: english(source),
})
const score = (source: string, model?: ModelName): ScorePattern => ({
  asks: 'score',
  ...(model && { model }),
  pattern: english(source),
})

const englishPatterns: readonly ScorePattern[] = [
  why(`why (?:is|was) the ${n} (?:of|for) ${who}(?: ${degree})?`),
  why(`why (?:is|was) ${who}${own} ${n}(?: only)?(?: ${degree}| (?<to>\\d{1,3})%?)?`),
  why(
    `why (?:does|did|has|have) ${who} (?:have |has |got |get )?(?:such |so )?(?:a |an |the )?(?:${degree} )?(?:a )?${n}(?: of (?<to>\\d{1,3})%?)?`,
  ),
  why(`why (?:is|was) ${who} (?:scored|rated)(?: (?:so |that )?(?:high|low|highly|badly|\\d{1,3}))?`),
  why(
    `why (?:is|was) ${who} (?:such )?(?:a |an )?(?:hot|cold|warm|good|bad|strong|weak|poor) lead`,
    'lead-score',
  ),
  why(
    `why (?:is|would|will|might|could|may|should) ${who} (?:be )?(?:likely to |going to |at risk to )?${leave}`,
    'churn',
  ),
  why(`why (?:is|would|could|might) ${who} (?:be )?at risk of (?:churning|leaving|churn)`, 'churn'),
  why(`why (?:will|would|might|could|should) we (?:win|lose) ${who}`, 'win-probability'),
  why(`why is (?<who>it|that|this|he|she) ${degree}`),
  why(
    `(?:explain|explain to me|break down|what(?:'s| is) behind|what drives|what makes up|reasons for|what are the reasons for) (?:the )?${n} (?:of|for) ${who}`,
  ),
  why(
    `(?:explain|explain to me|break down|what(?:'s| is) behind|what drives|what makes up|reasons for|what are the reasons for) ${who}${own} ${n}`,
  ),
  why(`(?:explain|what(?:'s| is) behind|break down) (?:the|this|that|its|his|her) (?<who>(?<noun>score))`),

  move(`${asks} ${improve} (?:the )?${n} (?:of|for) ${who}${to}`),
  move(`${asks} ${improve} (?:up )?(?<who>(?:it|its|his|her|their|this|that))(?: ${n})?${to}`),
  move(`${asks} ${improve} ${who}${own} ${n}${to}`),
  move(`what would it take (?:for us |for me )?to win ${who}`, 'win-probability'),
  move(`how (?:can|could|do|should|would) (?:we|i) win ${who}`, 'win-probability'),
  move(
    `what would it take to (?:get|bring|raise|lift) ${who} to (?:a (?:score|probability) of )?(?<to>\\d{1,3})%?`,
  ),
  move(
    `(?:what would it take|how (?:can|could|do|should) (?:we|i)|how) to? ?(?:keep|retain) ${who}(?: as a customer)?`,
    'churn',
  ),
  move(
    `how (?:can|could|do|should) (?:we|i) (?:stop|prevent|keep) ${who} from (?:churning|leaving|cancelling)`,
    'churn',
  ),

  score(
    `(?:(?:what(?:'s| is| are)|show|show me|give me|predict|estimate|calculate|how (?:high|big|large) (?:is|are)) )?(?:the |our |my )?${predicted('en')} (?:of|for|with|on) ${who}`,
  ),
  score(
    `(?:(?:what(?:'s| is| are)|show|show me|give me|predict|estimate|calculate|how (?:high|big|large) (?:is|are)) )${who}${own} ${predicted('en')}`,
  ),
  score(`will ${who} (?:churn|leave us|leave|cancel)(?: soon)?`, 'churn'),
  score(`(?:is|are) ${who} (?:likely|going|about) to ${leave}`, 'churn'),
  score(`(?:is|are) ${who} (?:at risk of churning|at risk of leaving|a churn risk)`, 'churn'),
  score(`how likely (?:is|are) ${who} to ${leave}`, 'churn'),
  score(
    `which (?:of )?${who} (?:are|is|will|might|may|could)(?: most| the most)? (?:likely to |at risk of |going to )?(?:churn|churning|leave us|leaving us|leave)`,
    'churn',
  ),
  score(`(?:will|can|do) we (?:likely )?win ${who}`, 'win-probability'),
  score(
    `how likely (?:is it that we|is it that we will|are we|is it for us|will we)(?: (?:to|will))? (?:win|close) ${who}`,
    'win-probability',
  ),
  score(`how likely (?:is|are) ${who} to (?:close|be won)`, 'win-probability'),
  score(
    `(?:what(?:'s| is| are) )?(?:the |our |my )?(?:chances?|odds|probability|likelihood) of (?:winning|closing) ${who}`,
    'win-probability',
  ),
  score(`what are (?:the|our|my) (?:chances|odds) (?:to win|on|with|for) ${who}`, 'win-probability'),
  score(`(?:is|are) ${who} (?:likely|going|about) to convert`, 'lead-score'),
  score(`how likely (?:is|are) ${who} to convert`, 'lead-score'),
  score(`will ${who} convert`, 'lead-score'),
  score(
    `which (?:of )?${who} (?:are|is|will)(?: most| the most)? (?:likely to |going to )?convert`,
    'lead-score',
  ),
  score(`predict (?:the )?(?:churn) (?:of|for|risk of) ${who}`, 'churn'),
  score(`(?:re-?)?score ${who}`),
  score(`(?:rate|grade) (?:the )?(?<who>lead .+?|leads .+?|my .*leads.*?|these leads|them|it)`, 'lead-score'),
  score(`how (?:good|strong|promising) (?:is|are) (?:the )?(?<who>lead .+?)`, 'lead-score'),
]

const chinese = (source: string): RegExp =>
  new RegExp(
    String.raw`^(?:请问|请|麻烦|帮我|帮忙|能否|能不能|可以|想知道|我想知道|告诉我|看看|看一下|查一下|\s)*${source}(?:一下)?(?:[吗呢吧啊呀]|是吗)?\s*[?？。！!]*$`,
    'du',
  )
const z = allNouns('zh')
const how = '(?:怎么|怎样|如何|怎么才能|怎样才能|如何才能|怎么做才能|怎么做能)'
const reasons = '(?:为什么|为何|怎么|凭什么)'
const amount = '(?:这么|那么|如此|比较|很|非常)?(?:高|低|好|差|大|小)'
const better = '(?:提高|提升|增加|改善|拉高|降低|减少|降下来)'
const reach = String.raw`(?:到|至|达到)?\s*(?<to>\d{1,3})?\s*(?:分|%)?(?:以上|以下)?`

const zh = (asking: ScoreAsk, source: string, model?: ModelName): ScorePattern => ({
  asks: asking,
  ...(model && { model }),
  pattern: chinese(source),
})

const chinesePatterns: readonly ScorePattern[] = [
  zh('why', `${reasons}${who}的?${z}(?:会|是|只有)?(?:${amount}|(?<to>\\d{1,3})分?)?`),
  zh('why', `${who}的?${z}(?:是)?${reasons}(?:会|是|只有)?(?:${amount}|(?<to>\\d{1,3})分?)?`),
  zh('why', `(?:解释|说明|分析)(?:一下)?${who}的?${z}(?:的?(?:原因|理由|依据))?`),
  zh('why', `${who}的?${z}的?(?:原因|理由|依据)(?:是什么|有哪些)?`),
  zh('why', `(?:是什么|哪些因素|什么因素)(?:原因)?(?:影响|决定)了?${who}的?${z}`),
  zh('why', `${reasons}${who}(?:可能)?会流失`, 'churn'),
  zh('why', `${who}${reasons}(?:可能)?会流失`, 'churn'),
  zh('why', `${reasons}(?<who>它|他|她|这个|这条)${amount}`),

  zh('move', `${how}(?:把|将)?${better}${who}的?${z}${reach}`),
  zh('move', `${who}的?${z}${how}(?:才能)?(?:${better})${reach}`),
  zh('move', `${how}(?:才能)?(?:把|让|将|使)${who}的?${z}(?:${better})?${reach}`),
  zh(
    'move',
    `(?:把|让|将|使)${who}的?${z}(?:${better})?${reach}(?:需要什么|需要做什么|要怎么做|怎么做|该怎么做|怎么办)`,
  ),
  zh('move', `${how}(?:我们)?(?:才能)?(?:赢下|拿下|赢得|签下)${who}`, 'win-probability'),
  zh('move', `${how}(?:我们)?(?:才能)?(?:留住|挽留|挽回)${who}`, 'churn'),
  zh('move', `${how}(?:才能)?(?:避免|防止)${who}流失`, 'churn'),

  zh(
    'score',
    `(?:预测|评估|计算|查看|看看|算一下|估算|预估)?(?:一下)?${who}的?${predicted('zh')}(?:是多少|有多高|有多大|多少|多高|多大|怎么样|如何|高不高|高|大)?`,
  ),
  zh('score', `(?<who>.*?(?:哪些|哪个|哪几个).+?)最?(?:可能会|可能|容易|会|有)流失(?:风险)?`, 'churn'),
  zh('score', `${who}(?:会不会|可能会|是否会|会|有没有可能|可能|容易)流失`, 'churn'),
  zh('score', `${who}流失的?(?:可能性|概率|风险|几率)(?:是多少|有多高|有多大|多少|高|大)?`, 'churn'),
  zh('score', `(?:预测|评估)(?:一下)?${who}(?:会不会|是否会|是否)?流失`, 'churn'),
  zh(
    'score',
    `${who}(?:能不能|会不会|能否|是否能|能|会)(?:赢单|赢下来|赢|拿下|签下来|签下)`,
    'win-probability',
  ),
  zh('score', `(?:我们)?(?:能不能|能否|能|会)(?:赢下|拿下|赢得|签下)${who}`, 'win-probability'),
  zh(
    'score',
    `(?:赢下|拿下|赢得|签下)${who}的?(?:可能性|概率|几率|把握)(?:是多少|有多高|有多大|多少|高|大)?`,
    'win-probability',
  ),
  zh('score', `(?<who>.*?(?:哪些|哪个|哪几条).+?)最?(?:可能会|可能|容易|会)转化`, 'lead-score'),
  zh('score', `${who}(?:会不会|能不能|是否会|会|能|可能会)转化`, 'lead-score'),
  zh(
    'score',
    `(?:重新)?(?:给|为|对|替)(?:我(?!的|们的|名下|负责|自己|手))?${who}(?:重新)?(?:进行)?(?:评分|打分|评个分|打个分|评一下分|打一下分)`,
  ),
  zh('score', `(?:重新)?(?:评分|打分)[:：]?\\s*(?<who>线索.+?)`, 'lead-score'),
]

/** Any such question has one of these words; looking for them costs less than trying every pattern. */
export const hints: Readonly<Record<Language, RegExp>> = {
  en: /scor|rat(?:e|ing)|grade|churn|leav|cancel|quit|w[io]n|convert|likely|chance|odds|probability|risk|why|promising|how (?:good|strong)|keep|retain|raise|improve|increase|lift|boost|lower|reduce/i,
  zh: /分|率|流失|转化|赢|签下|拿下|留住|挽|为什么|为何|怎么/,
}

export const scorePatterns: Readonly<Record<Language, readonly ScorePattern[]>> = {
  en: englishPatterns,
  zh: chinesePatterns,
}
