import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'

const candidateStatuses = picklist([
  { code: 'new', label: { en: 'New', zh: '新建' } },
  { code: 'in_process', label: { en: 'In process', zh: '流程中' } },
  { code: 'hired', label: { en: 'Hired', zh: '已录用' } },
  { code: 'rejected', label: { en: 'Rejected', zh: '未通过' } },
  { code: 'talent_pool', label: { en: 'Talent pool', zh: '人才库' } },
])
const candidateSources = picklist([
  { code: 'referral', label: { en: 'Referral', zh: '内部推荐' }, aliases: { zh: ['内推'] } },
  { code: 'job_board', label: { en: 'Job board', zh: '招聘网站' } },
  { code: 'career_site', label: { en: 'Career site', zh: '官网投递' } },
  { code: 'headhunter', label: { en: 'Headhunter', zh: '猎头' } },
  { code: 'campus', label: { en: 'Campus', zh: '校园招聘' }, aliases: { zh: ['校招'] } },
  { code: 'social', label: { en: 'Social media', zh: '社交媒体' } },
])
const degrees = picklist([
  { code: 'none', label: { en: 'No degree', zh: '无学位' } },
  { code: 'associate', label: { en: 'Associate', zh: '大专' } },
  { code: 'bachelor', label: { en: 'Bachelor', zh: '本科' } },
  { code: 'master', label: { en: 'Master', zh: '硕士' } },
  { code: 'doctor', label: { en: 'Doctor', zh: '博士' } },
])

export const Candidate = ObjectSchema.create({
  name: 'candidate',
  label: { en: 'Candidate', zh: '候选人' },
  plural: { en: 'Candidates', zh: '候选人' },
  aliases: { en: ['applicant', 'applicants'], zh: ['应聘者', '求职者'] },
  display: 'name',
  subtitle: 'current_title',
  domain: 'hr',
  access: 'candidate',
  list: ['name', 'current_title', 'years_experience', 'score', 'status', 'source'],
  indexes: [
    { fields: ['status', 'score'] },
    { fields: ['owner_id'] },
    { fields: ['referred_by_id'] },
    { fields: ['created_at'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '姓名' },
      aliases: { en: ['candidate name'], zh: ['候选人姓名'] },
      required: true,
      max_length: 120,
      search: true,
    }),
    email: Field.email({
      label: { en: 'E-mail', zh: '邮箱' },
      aliases: { en: ['email'], zh: ['电子邮箱'] },
      search: true,
    }),
    phone: Field.phone({ label: { en: 'Phone', zh: '电话' }, aliases: { zh: ['手机'] }, search: true }),
    current_company: Field.text({
      label: { en: 'Current employer', zh: '目前公司' },
      max_length: 160,
      search: true,
    }),
    current_title: Field.text({
      label: { en: 'Current title', zh: '目前职务' },
      max_length: 120,
      search: true,
    }),
    status: Field.select(candidateStatuses, {
      label: { en: 'Status', zh: '状态' },
      required: true,
      default: 'new',
    }),
    source: Field.select(candidateSources, { label: { en: 'Source', zh: '来源' } }),
    referred_by_id: Field.reference('employee', {
      label: { en: 'Referred by', zh: '推荐人' },
      onDelete: 'setNull',
    }),
    years_experience: Field.number({
      label: { en: 'Years of experience', zh: '工作年限' },
      aliases: { en: ['experience'], zh: ['经验'] },
      min: 0,
      max: 60,
    }),
    degree: Field.select(degrees, { label: { en: 'Degree', zh: '学历' }, aliases: { en: ['education'] } }),
    skill_match: Field.percent({
      label: { en: 'Skills that fit', zh: '技能匹配度' },
      description: { en: 'As the recruiter judges it', zh: '由招聘人员评估' },
    }),
    score: Field.number({
      label: { en: 'Candidate score', zh: '候选人评分' },
      aliases: { en: ['score'], zh: ['评分'] },
      integer: true,
      min: 0,
      max: 100,
      read_only: true,
    }),
    resume: Field.fileList({ label: { en: 'Résumé', zh: '简历' } }),
    notes: Field.textarea({ label: { en: 'Notes', zh: '备注' } }),
  },
})
