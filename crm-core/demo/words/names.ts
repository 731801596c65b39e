export const givenNames =
  'Amelia Noah Isla Oliver Freya Leo Clara Hugo Nora Felix Ingrid Mateo Priyanka Arjun Leila Omar Yuki Kenji Carmen Diego Helena Lukas Maeve Declan Beatriz Rafael Annika Sven Zara Malik Greta Otto Chloe Julian Naomi Caleb Vera Anton Simone Gabriel Ruth Edwin Alma Jonas Thea Miles Irene Stefan Paula Walter Hannah Victor Lydia Samuel Miriam Bruno Cecilia Dominic Farah Elliot'.split(
    ' ',
  )
export const familyNames =
  'Abbott Bergman Castillo Dawson Eriksen Fairchild Grant Hollis Ibrahim Jansen Keller Lindqvist Mercer Navarro Okafor Pereira Quinn Rosenthal Sandoval Thornton Underwood Vasquez Whitaker Yamamoto Zimmerman Ashworth Brandt Coleman Delgado Ellison Forsythe Gallagher Hartmann Iverson Jacobsen Kowalski Lambert Morrison Nakamura Ortega Petrov Ramsey Sinclair Tanaka Ulrich Villanueva Weaver York Becker Chandler'.split(
    ' ',
  )
export const chineseFamilyNames = Array.from(
  '李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁沈任',
)
export const chineseGivenNames =
  '志强 秀英 明 晓东 丽 静怡 浩然 雨桐 建平 海燕 子涵 文博 思琪 宇航 佳慧 国栋 雪梅 俊杰 婷婷 立新 晨曦 春华 永康 慧敏 天宇 欣然 少华 玉兰 振华 若琳 一鸣 桂芳 嘉诚 美玲 成林 诗雅 卫东 梦洁 凯 晓燕 泽宇 红梅 鹏飞 佩珊 启明 素芬 文静 云飞 光辉 亚楠'.split(
    ' ',
  )

interface Title {
  readonly title: string
  readonly department: string
  readonly level: 'c_level' | 'vp' | 'director' | 'manager' | 'staff'
}
const title = (line: string): Title => {
  const [name = '', department = '', level = ''] = line.split('|')
  const known = levels.find((one) => one === level)
  if (known === undefined) throw new Error(`Unknown level in "${line}"`)
  return { title: name, department, level: known }
}
const levels = ['c_level', 'vp', 'director', 'manager', 'staff'] as const

export const titles: readonly Title[] = [
  'Chief Operating Officer|Operations|c_level',
  'Chief Information Officer|IT|c_level',
  'VP Supply Chain|Supply Chain|vp',
  'VP Operations|Operations|vp',
  'Director of Logistics|Logistics|director',
  'Director of IT|IT|director',
  'Head of Procurement|Procurement|director',
  'Supply Chain Manager|Supply Chain|manager',
  'Warehouse Manager|Warehouse|manager',
  'IT Project Manager|IT|manager',
  'Procurement Manager|Procurement|manager',
  'Demand Planner|Supply Chain|staff',
  'Business Analyst|Operations|staff',
  'Buyer|Procurement|staff',
].map(title)
export const chineseTitles: readonly Title[] = [
  '副总经理|总经办|vp',
  '首席信息官|信息技术部|c_level',
  '供应链总监|供应链部|director',
  '信息中心主任|信息技术部|director',
  '采购总监|采购部|director',
  '物流经理|物流部|manager',
  '采购经理|采购部|manager',
  '项目经理|信息技术部|manager',
  '仓储主管|仓储部|manager',
  '计划专员|供应链部|staff',
  '采购专员|采购部|staff',
  '系统工程师|信息技术部|staff',
].map(title)
