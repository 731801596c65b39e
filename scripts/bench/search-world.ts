/** What a record of the benchmark says, and the questions that should find it. */
export interface Told {
  readonly object: 'account' | 'contact' | 'note'
  readonly values: Readonly<Record<string, string>>
  /** Records with the same key answer the same question. */
  readonly key: string
}
export interface Asked {
  readonly kind: string
  readonly text: string
  readonly key: string
}

const given = words(
  'Anna Ben Clara David Elena Frank Grace Hugo Ines Jonas Karen Liam Maria Noah Olga Paul Quinn Rosa Simon Tara Umar Vera Walter Xenia Yusuf Zoe Adrian Bianca Carlos Diana Emil Fatima Gustav Helen Ivan Julia Kofi Laura Marco Nina',
)
const family = words(
  'Abbott Becker Castillo Dubois Eriksen Fischer Garner Hoffman Ibrahim Jensen Keller Lindqvist Moreau Novak Okafor Petrov Quintero Rossi Schneider Tanaka Ulrich Vasquez Weber Yamada Zimmer Andrews Bauer Costa Duarte Engel Fontaine Greco Hansen Ito Jovanovic Kowalski Lopez Meyer Nakamura Olsen',
)
const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗')
const names = Array.from('伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰')
const makes = words(
  'Northern Silver Harbor Summit Granite Maple Coastal Prairie Falcon Cobalt Juniper Beacon Orchid Vertex Lumen Cascade Willow Ember Atlas Meridian',
)
const does = words(
  'Logistics Foods Robotics Textiles Pharma Energy Optics Packaging Marine Analytics Ceramics Dairy Aviation Plastics Instruments Forestry Chemicals Software Metals Furniture',
)
const places = Array.from('东南西北中华金海江河')
const trades = ['物流', '食品', '机械', '纺织', '医药', '能源', '光学', '包装', '软件', '化工']
const topics = [
  'delivery delays',
  'price increase',
  'security questionnaire',
  'contract renewal',
  'warehouse rollout',
  'invoice dispute',
  'data migration',
  'user training',
  'pilot project',
  'quality audit',
]
const goods = words(
  'scanner printer conveyor sensor gateway tablet turbine valve camera controller battery antenna',
)
const cities = words(
  'Hamburg Lyon Osaka Porto Austin Dublin Krakow Bergen Turin Seoul Perth Leeds Ghent Basel Malmo',
)
const subjects = [
  '交货延误',
  '价格上调',
  '安全问卷',
  '合同续签',
  '仓库上线',
  '发票争议',
  '数据迁移',
  '用户培训',
  '试点项目',
  '质量审核',
]
const things = [
  '扫描枪',
  '打印机',
  '传送带',
  '传感器',
  '网关',
  '平板电脑',
  '涡轮机',
  '阀门',
  '摄像头',
  '控制器',
]
const towns = ['上海', '北京', '深圳', '成都', '武汉', '杭州', '南京', '西安', '青岛', '厦门']

function words(text: string): string[] {
  return text.split(' ')
}

/** Repeats itself for a seed (mulberry32, Tommy Ettinger). */
export function draws(seed: number): <T>(list: readonly T[]) => T {
  let state = seed
  return (list) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    const at = ((mixed ^ (mixed >>> 14)) >>> 0) % list.length
    const found = list[at]
    if (found === undefined) throw new Error('nothing to draw from')
    return found
  }
}
type Draw = ReturnType<typeof draws>

/** The `n`th record: companies, people and notes, every other one Chinese. */
export function told(n: number, draw: Draw): Told {
  const chinese = n % 2 === 0
  const kind = n % 10
  if (kind < 2) return company(n, chinese, draw)
  return kind < 6 ? person(n, chinese, draw) : note(n, chinese, draw)
}

function company(n: number, chinese: boolean, draw: Draw): Told {
  const name = chinese
    ? `${draw(places)}${draw(names)}${draw(names)}${draw(trades)}有限公司`
    : `${draw(makes)} ${draw(family)} ${draw(does)}`
  return { object: 'account', values: { name, description: `No. ${n}` }, key: name }
}

function person(n: number, chinese: boolean, draw: Draw): Told {
  const [first_name, last_name] = chinese
    ? [`${draw(names)}${draw(names)}`, draw(surnames)]
    : [draw(given), `${draw(family)}${draw(['', 'son', 'berg', 'er', 'man'])}`]
  const key = chinese ? `${last_name}${first_name}` : `${first_name} ${last_name}`
  return { object: 'contact', values: { first_name, last_name, email: `person.${n}@example.test` }, key }
}

function note(n: number, chinese: boolean, draw: Draw): Told {
  const facts = chinese
    ? [draw(subjects), draw(things), draw(towns), draw(surnames)]
    : [draw(topics), draw(goods), draw(cities), draw(family)]
  const [topic, good, city, who] = facts
  const body = chinese
    ? `与${who}总在${city}开会。客户提到${topic}，涉及${good}，希望下周给出方案。编号${n}。`
    : `Met ${who} in ${city}. They raised the ${topic} about the ${good} and want a proposal next week. Reference ${n}.`
  return { object: 'note', values: { body }, key: facts.join('|') }
}

/** What somebody might type who looks for this record. */
export function askedFor({ object, key }: Told, draw: Draw): Asked {
  const chinese = /\p{Script=Han}/u.test(key)
  const language = chinese ? 'zh' : 'en'
  if (object === 'note') {
    const [topic = '', good = '', city = '', who = ''] = key.split('|')
    const text = chinese ? `${city} ${good}${topic} ${who}总` : `${topic} of ${good}s, ${who}, ${city}`
    return { kind: `${language} what a note says`, text, key }
  }
  if (draw([true, false])) return { kind: `${language} name`, text: key, key }
  return { kind: `${language} name with a slip`, text: slipped(key, draw), key }
}

/** Two neighbours change places; of a Chinese name one character is missing. */
function slipped(name: string, draw: Draw): string {
  const letters = Array.from(name)
  const places = letters.flatMap((letter, i) =>
    i > 0 && letter !== ' ' && letters[i + 1] !== ' ' ? [i] : [],
  )
  const at = draw(places.slice(0, -1))
  if (/\p{Script=Han}/u.test(name)) return letters.toSpliced(at, 1).join('')
  return letters.toSpliced(at, 2, letters[at + 1] ?? '', letters[at] ?? '').join('')
}
