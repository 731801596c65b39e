import { picklist } from '../../fields/select.ts'

/** Choices that more than one HR object uses. */
export const employmentTypes = picklist([
  { code: 'full_time', label: { en: 'Full-time', zh: '全职' }, aliases: { en: ['full time'] } },
  { code: 'part_time', label: { en: 'Part-time', zh: '兼职' }, aliases: { en: ['part time'] } },
  {
    code: 'contractor',
    label: { en: 'Contractor', zh: '外包' },
    aliases: { en: ['contract'], zh: ['合同工'] },
  },
  { code: 'intern', label: { en: 'Intern', zh: '实习' }, aliases: { zh: ['实习生'] } },
])
export const jobLevels = picklist([
  { code: 'junior', label: { en: 'Junior', zh: '初级' } },
  { code: 'mid', label: { en: 'Mid-level', zh: '中级' } },
  { code: 'senior', label: { en: 'Senior', zh: '高级' } },
  { code: 'lead', label: { en: 'Lead', zh: '资深' } },
  { code: 'head', label: { en: 'Head', zh: '负责人' } },
])
