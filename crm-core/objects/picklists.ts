import { picklist } from '../fields/select.ts'

/** Choices that more than one object uses. */
export const industries = picklist([
  {
    code: 'technology',
    label: { en: 'Technology', zh: '科技' },
    aliases: { en: ['tech', 'it', 'software', 'internet'], zh: ['互联网', '软件', '信息技术', 'IT'] },
  },
  {
    code: 'manufacturing',
    label: { en: 'Manufacturing', zh: '制造业' },
    aliases: { en: ['industrial', 'factory'], zh: ['制造', '工业', '工厂'] },
  },
  {
    code: 'finance',
    label: { en: 'Finance', zh: '金融' },
    aliases: {
      en: ['banking', 'bank', 'insurance', 'financial services'],
      zh: ['银行', '保险', '证券', '金融业'],
    },
  },
  {
    code: 'healthcare',
    label: { en: 'Healthcare', zh: '医疗健康' },
    aliases: { en: ['health', 'medical', 'pharma', 'hospital'], zh: ['医疗', '医药', '医院', '健康'] },
  },
  {
    code: 'retail',
    label: { en: 'Retail', zh: '零售' },
    aliases: { en: ['e-commerce', 'ecommerce', 'consumer'], zh: ['电商', '零售业', '消费品'] },
  },
  {
    code: 'education',
    label: { en: 'Education', zh: '教育' },
    aliases: { en: ['school', 'university'], zh: ['学校', '大学', '培训'] },
  },
  {
    code: 'logistics',
    label: { en: 'Logistics', zh: '物流' },
    aliases: { en: ['transport', 'transportation', 'shipping'], zh: ['运输', '交通', '货运'] },
  },
  {
    code: 'energy',
    label: { en: 'Energy', zh: '能源' },
    aliases: { en: ['oil', 'gas', 'power', 'utilities'], zh: ['电力', '石油', '新能源'] },
  },
  {
    code: 'real_estate',
    label: { en: 'Real estate', zh: '房地产' },
    aliases: { en: ['property', 'construction'], zh: ['地产', '建筑', '物业'] },
  },
  {
    code: 'media',
    label: { en: 'Media', zh: '传媒' },
    aliases: { en: ['entertainment', 'advertising'], zh: ['媒体', '广告', '娱乐'] },
  },
  {
    code: 'government',
    label: { en: 'Government', zh: '政府' },
    aliases: { en: ['public sector'], zh: ['公共部门', '政务'] },
  },
  { code: 'other', label: { en: 'Other', zh: '其他' }, aliases: { zh: ['其它'] } },
])
export const ratings = picklist([
  { code: 'hot', label: { en: 'Hot', zh: '热' }, aliases: { zh: ['热门', '高意向', '火热'] } },
  { code: 'warm', label: { en: 'Warm', zh: '温' }, aliases: { zh: ['温和', '一般', '中等意向'] } },
  { code: 'cold', label: { en: 'Cold', zh: '冷' }, aliases: { zh: ['冷淡', '低意向'] } },
])
export const leadSources = picklist([
  {
    code: 'website',
    label: { en: 'Website', zh: '官网' },
    aliases: { en: ['web', 'web form', 'online'], zh: ['网站', '网页', '在线表单'] },
  },
  {
    code: 'referral',
    label: { en: 'Referral', zh: '转介绍' },
    aliases: { en: ['recommendation', 'word of mouth'], zh: ['推荐', '介绍'] },
  },
  {
    code: 'event',
    label: { en: 'Event', zh: '活动会展' },
    aliases: {
      en: ['trade show', 'conference', 'exhibition', 'webinar'],
      zh: ['展会', '会议', '会展', '研讨会'],
    },
  },
  {
    code: 'cold_call',
    label: { en: 'Cold call', zh: '陌生拜访' },
    aliases: { en: ['outbound', 'cold calling'], zh: ['陌拜', '电话开发', '外呼'] },
  },
  {
    code: 'advertisement',
    label: { en: 'Advertisement', zh: '广告' },
    aliases: { en: ['ad', 'ads', 'advertising', 'paid search'], zh: ['投放', '付费推广'] },
  },
  {
    code: 'partner',
    label: { en: 'Partner', zh: '合作伙伴' },
    aliases: { en: ['reseller', 'channel'], zh: ['渠道', '代理商', '伙伴'] },
  },
  {
    code: 'social_media',
    label: { en: 'Social media', zh: '社交媒体' },
    aliases: { en: ['social', 'linkedin', 'wechat'], zh: ['微信', '微博', '抖音', '社媒'] },
  },
  {
    code: 'email_campaign',
    label: { en: 'E-mail campaign', zh: '邮件营销' },
    aliases: { en: ['newsletter', 'email marketing'], zh: ['邮件推广', 'EDM'] },
  },
  { code: 'other', label: { en: 'Other', zh: '其他' }, aliases: { zh: ['其它'] } },
])
export const languages = picklist([
  { code: 'en', label: { en: 'English', zh: '英文' }, aliases: { zh: ['英语'] } },
  { code: 'zh', label: { en: 'Chinese', zh: '中文' }, aliases: { zh: ['汉语', '简体中文'] } },
])
/** How often something is charged. */
export const billingFrequencies = picklist([
  {
    code: 'one_time',
    label: { en: 'One time', zh: '一次性' },
    aliases: { en: ['one-time', 'up front', 'upfront'], zh: ['一次付清'] },
  },
  { code: 'monthly', label: { en: 'Monthly', zh: '按月' }, aliases: { zh: ['月付', '每月付'] } },
  { code: 'quarterly', label: { en: 'Quarterly', zh: '按季' }, aliases: { zh: ['季付'] } },
  { code: 'semi_annual', label: { en: 'Half-yearly', zh: '按半年' }, aliases: { zh: ['半年付'] } },
  { code: 'annual', label: { en: 'Yearly', zh: '按年' }, aliases: { en: ['annually'], zh: ['年付'] } },
])
export const productFamilies = picklist([
  { code: 'software', label: { en: 'Software', zh: '软件' }, aliases: { en: ['licences', 'licenses'] } },
  { code: 'services', label: { en: 'Services', zh: '实施服务' }, aliases: { en: ['consulting'] } },
  { code: 'support', label: { en: 'Support', zh: '技术支持' }, aliases: { zh: ['支持服务', '维保'] } },
  { code: 'training', label: { en: 'Training', zh: '培训' }, aliases: { zh: ['培训课程'] } },
  { code: 'hardware', label: { en: 'Hardware', zh: '硬件' }, aliases: { zh: ['设备'] } },
])
