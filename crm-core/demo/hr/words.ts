/** Who works at Northwind Cloud: those who sign in, and some who do not. The first of a line leads the next ones. */
export const staff = [
  { key: 'mara', name: 'Mara Lindholm', title: 'Chief Executive', department: 'office', leader: null },
  { key: 'alex', name: 'Alex Morgan', title: 'Revenue Operations', department: 'office', leader: 'mara' },
  { key: 'grace', name: 'Grace Chen', title: 'Head of Sales', department: 'sales', leader: 'mara' },
  { key: 'zhoumin', name: '周敏', title: '财务主管', department: 'finance', leader: 'mara' },
  { key: 'tom', name: 'Tom Baker', title: 'Account Executive', department: 'sales', leader: 'grace' },
  { key: 'lina', name: '李娜', title: '客户经理', department: 'sales', leader: 'grace' },
  { key: 'zhaolei', name: '赵磊', title: '客户经理', department: 'sales', leader: 'grace' },
  { key: 'yu', name: '于海洋', title: '技术支持主管', department: 'support', leader: 'mara' },
  { key: 'nadia', name: 'Nadia Rossi', title: 'Support Engineer', department: 'support', leader: 'yu' },
  { key: 'qin', name: '秦晓月', title: '技术支持工程师', department: 'support', leader: 'yu' },
] as const
export const departments = [
  { key: 'office', name: 'Executive office · 总裁办', code: 'EXE', parent: null },
  { key: 'sales', name: 'Sales · 销售部', code: 'SAL', parent: 'office' },
  { key: 'support', name: 'Customer support · 客户支持部', code: 'SUP', parent: 'office' },
  { key: 'finance', name: 'Finance · 财务部', code: 'FIN', parent: 'office' },
] as const
export const openings = [
  { key: 'support', title: 'Support engineer (night shift)', department: 'support', headcount: 2 },
  { key: 'sales', title: '华南区客户经理', department: 'sales', headcount: 1 },
] as const
export const candidates = [
  {
    name: 'Jonas Weber',
    title: 'Help desk analyst',
    years: 4,
    degree: 'bachelor',
    skills: 70,
    source: 'job_board',
    for: 'support',
    status: 'interview',
  },
  {
    name: '吴佳琪',
    title: '技术支持',
    years: 6,
    degree: 'master',
    skills: 85,
    source: 'referral',
    for: 'support',
    status: 'offer',
  },
  {
    name: 'Amara Diallo',
    title: 'Graduate',
    years: 1,
    degree: 'bachelor',
    skills: 45,
    source: 'campus',
    for: 'support',
    status: 'rejected',
  },
  {
    name: '唐明轩',
    title: '区域销售',
    years: 8,
    degree: 'bachelor',
    skills: 75,
    source: 'headhunter',
    for: 'sales',
    status: 'screening',
  },
  {
    name: '孔令怡',
    title: '大客户经理',
    years: 10,
    degree: 'master',
    skills: 90,
    source: 'referral',
    for: 'sales',
    status: 'applied',
  },
] as const
export const courses = [
  { name: 'Planning engine in depth', type: 'online', provider: 'Northwind Academy', hours: 12 },
  { name: '商务谈判技巧', type: 'classroom', provider: '华东商学院', hours: 16 },
  { name: 'Information security basics', type: 'online', provider: 'Northwind Academy', hours: 2 },
] as const
export const goals = [
  { title: 'Win new customers', target: 8, unit: 'customers' },
  { title: '客户续约率', target: 95, unit: '%' },
  { title: 'Answer within one hour', target: 90, unit: '%' },
] as const
