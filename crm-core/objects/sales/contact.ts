import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { externalId } from '../external-id.ts'
import { ObjectSchema } from '../schema.ts'

const levels = picklist([
  {
    code: 'c_level',
    label: { en: 'C-level', zh: '高管' },
    aliases: { en: ['executive', 'c level', 'ceo', 'cto', 'cfo'], zh: ['总裁', '首席', '老板'] },
  },
  { code: 'vp', label: { en: 'VP', zh: '副总裁' }, aliases: { en: ['vice president'], zh: ['副总'] } },
  { code: 'director', label: { en: 'Director', zh: '总监' }, aliases: { zh: ['主管'] } },
  { code: 'manager', label: { en: 'Manager', zh: '经理' } },
  {
    code: 'staff',
    label: { en: 'Staff', zh: '员工' },
    aliases: { en: ['individual contributor', 'employee'], zh: ['专员', '普通员工'] },
  },
])
const influenceLevels = picklist([
  { code: 'high', label: { en: 'High', zh: '高' } },
  { code: 'medium', label: { en: 'Medium', zh: '中' } },
  { code: 'low', label: { en: 'Low', zh: '低' } },
])
const strengths = picklist([
  { code: 'strong', label: { en: 'Strong', zh: '牢固' }, aliases: { zh: ['强', '紧密'] } },
  { code: 'medium', label: { en: 'Medium', zh: '一般' }, aliases: { zh: ['中等'] } },
  { code: 'weak', label: { en: 'Weak', zh: '薄弱' }, aliases: { zh: ['弱', '疏远'] } },
])
const channels = picklist([
  { code: 'email', label: { en: 'E-mail', zh: '邮件' }, aliases: { en: ['email'], zh: ['邮箱', '电邮'] } },
  { code: 'phone', label: { en: 'Phone', zh: '电话' }, aliases: { en: ['call'] } },
  { code: 'wechat', label: { en: 'WeChat', zh: '微信' } },
  { code: 'sms', label: { en: 'SMS', zh: '短信' }, aliases: { en: ['text message'] } },
  { code: 'meeting', label: { en: 'Meeting', zh: '面谈' }, aliases: { zh: ['会面', '拜访'] } },
])

export const Contact = ObjectSchema.create({
  name: 'contact',
  label: { en: 'Contact', zh: '联系人' },
  plural: { en: 'Contacts', zh: '联系人' },
  aliases: { en: ['person', 'people', 'persons'], zh: ['人', '对接人', '客户联系人', '接口人'] },
  display: 'last_name',
  subtitle: 'account_id',
  domain: 'sales',
  access: 'owned',
  cache: { ttl: 300, invalidateOn: ['update', 'delete'] },
  list: ['last_name', 'account_id', 'title', 'email', 'phone', 'owner_id'],
  indexes: [
    { fields: ['owner_id'] },
    { fields: ['account_id'] },
    { fields: ['created_at'] },
    { fields: ['email'] },
    { fields: ['last_name', 'first_name'] },
  ],
  fields: {
    first_name: Field.text({
      label: { en: 'First name', zh: '名' },
      aliases: { en: ['given name'], zh: ['名字'] },
      max_length: 100,
      search: true,
    }),
    last_name: Field.text({
      label: { en: 'Last name', zh: '姓' },
      aliases: { en: ['surname', 'family name', 'name'], zh: ['姓氏', '姓名'] },
      required: true,
      max_length: 100,
      search: true,
    }),
    account_id: Field.reference('account', {
      label: { en: 'Account', zh: '所属客户' },
      aliases: { en: ['company', 'works at', 'employer'], zh: ['客户', '公司', '单位'] },
      onDelete: 'setNull',
      relation: 'contacts',
    }),
    title: Field.text({
      label: { en: 'Title', zh: '职位' },
      aliases: { en: ['job title', 'position', 'role'], zh: ['职务', '头衔', '岗位'] },
      search: true,
    }),
    department: Field.text({ label: { en: 'Department', zh: '部门' }, max_length: 100 }),
    level: Field.select(levels, {
      label: { en: 'Level', zh: '级别' },
      aliases: { en: ['seniority'], zh: ['职级', '层级'] },
    }),
    email: Field.email({
      label: { en: 'E-mail', zh: '邮箱' },
      aliases: { en: ['email', 'email address', 'mail'], zh: ['电子邮箱', '邮件地址', '邮件'] },
      search: true,
    }),
    phone: Field.phone({
      label: { en: 'Phone', zh: '电话' },
      aliases: {
        en: ['mobile', 'phone number', 'cell', 'telephone'],
        zh: ['手机', '手机号', '电话号码', '联系方式'],
      },
      search: true,
    }),
    is_primary: Field.boolean({
      label: { en: 'Primary contact', zh: '主要联系人' },
      aliases: { en: ['primary', 'main contact'], zh: ['首要联系人', '第一联系人'] },
      default: false,
    }),
    is_decision_maker: Field.boolean({
      label: { en: 'Decision maker', zh: '决策人' },
      aliases: { en: ['decision-maker', 'decider'], zh: ['决策者', '拍板人'] },
      default: false,
    }),
    influence_level: Field.select(influenceLevels, {
      label: { en: 'Influence', zh: '影响力' },
      aliases: { en: ['influence level'] },
    }),
    relationship_strength: Field.select(strengths, {
      label: { en: 'Relationship', zh: '关系强度' },
      aliases: { en: ['relationship strength'], zh: ['关系'] },
    }),
    preferred_contact: Field.select(channels, {
      label: { en: 'Preferred contact', zh: '偏好联系方式' },
      aliases: { en: ['preferred channel'], zh: ['首选联系方式'] },
    }),
    birthday: Field.date({
      label: { en: 'Birthday', zh: '生日' },
      aliases: { en: ['date of birth'], zh: ['出生日期'] },
    }),
    language: Field.text({ label: { en: 'Language', zh: '语言' }, max_length: 10, default: null }),
    is_unsubscribed: Field.boolean({
      label: { en: 'Unsubscribed', zh: '已退订' },
      aliases: { en: ['opted out', 'opt out'], zh: ['退订', '拒收邮件'] },
      default: false,
    }),
    external_id: externalId(),
    last_activity_at: Field.dateTime({
      label: { en: 'Last activity', zh: '最近活动' },
      aliases: { en: ['last contacted', 'last touch'], zh: ['最后联系', '最近跟进', '上次联系'] },
      read_only: true,
    }),
  },
})
