import { Field } from '../../fields/field.ts'
import { picklist } from '../../fields/select.ts'
import { ObjectSchema } from '../schema.ts'
import { employmentTypes } from './picklists.ts'

const employeeStatuses = picklist([
  { code: 'active', label: { en: 'Active', zh: '在职' } },
  { code: 'probation', label: { en: 'On probation', zh: '试用期' }, aliases: { en: ['probation'] } },
  { code: 'long_leave', label: { en: 'On long leave', zh: '长期休假' } },
  {
    code: 'left',
    label: { en: 'Left', zh: '离职' },
    aliases: { en: ['terminated', 'resigned'], zh: ['已离职'] },
  },
])

/** The directory: what colleagues may know of each other. */
export const Employee = ObjectSchema.create({
  name: 'employee',
  label: { en: 'Employee', zh: '员工档案' },
  plural: { en: 'Employees', zh: '员工档案' },
  aliases: { en: ['staff member', 'staff members'], zh: ['雇员', '在职员工'] },
  display: 'name',
  subtitle: 'job_title',
  domain: 'hr',
  access: 'settings',
  list: ['name', 'job_title', 'department_id', 'manager_id', 'hire_date', 'status'],
  indexes: [
    { fields: ['user_id'], unique: true, where: 'deleted_at is null' },
    { fields: ['department_id', 'status'] },
    { fields: ['position_id'] },
    { fields: ['manager_id'] },
    { fields: ['hire_date'] },
    { fields: ['name'] },
  ],
  fields: {
    name: Field.text({
      label: { en: 'Name', zh: '姓名' },
      aliases: { en: ['employee name'], zh: ['员工姓名'] },
      required: true,
      max_length: 120,
      search: true,
    }),
    employee_number: Field.autonumber({
      label: { en: 'Employee number', zh: '工号' },
      aliases: { zh: ['员工编号'] },
      format: 'E{0000}',
    }),
    user_id: Field.reference('user', {
      label: { en: 'User', zh: '用户账号' },
      description: { en: 'Who they are when they sign in', zh: '登录系统时的账号' },
      onDelete: 'setNull',
      relation: 'employees',
    }),
    job_title: Field.text({
      label: { en: 'Job title', zh: '职务' },
      aliases: { en: ['title'], zh: ['头衔'] },
      max_length: 120,
      search: true,
    }),
    department_id: Field.reference('department', {
      label: { en: 'Department', zh: '部门' },
      aliases: { zh: ['所属部门'] },
      onDelete: 'restrict',
      relation: 'employees',
    }),
    position_id: Field.reference('position', {
      label: { en: 'Position', zh: '岗位' },
      onDelete: 'setNull',
      relation: 'employees',
    }),
    manager_id: Field.reference('employee', {
      label: { en: 'Manager', zh: '直属上级' },
      aliases: { en: ['reports to', 'supervisor'], zh: ['上级', '汇报对象'] },
      onDelete: 'setNull',
      relation: 'direct_reports',
    }),
    status: Field.select(employeeStatuses, {
      label: { en: 'Status', zh: '状态' },
      aliases: { zh: ['在职状态'] },
      required: true,
      default: 'active',
    }),
    employment_type: Field.select(employmentTypes, {
      label: { en: 'Employment', zh: '用工类型' },
      required: true,
      default: 'full_time',
    }),
    email: Field.email({
      label: { en: 'Work e-mail', zh: '工作邮箱' },
      aliases: { en: ['email', 'e-mail'], zh: ['邮箱'] },
      unique: true,
      search: true,
    }),
    phone: Field.phone({
      label: { en: 'Work phone', zh: '办公电话' },
      aliases: { en: ['phone'], zh: ['电话'] },
    }),
    location: Field.text({
      label: { en: 'Office', zh: '办公地点' },
      aliases: { en: ['location'], zh: ['地点'] },
      max_length: 120,
    }),
    hire_date: Field.date({
      label: { en: 'Hired', zh: '入职日期' },
      aliases: { en: ['hire date', 'joined', 'start date'], zh: ['入职时间', '入职'] },
      required: true,
    }),
    base_salary: Field.encrypted({
      label: { en: 'Base salary', zh: '基本工资' },
      aliases: { en: ['salary'], zh: ['薪资', '月薪'] },
      of: 'money',
      readers: ['admin', 'finance'],
    }),
    national_id: Field.encrypted({
      label: { en: 'National ID', zh: '身份证号' },
      aliases: { en: ['identity card'], zh: ['证件号码'] },
      of: 'text',
      readers: ['admin'],
      max_length: 40,
    }),
    end_date: Field.date({ label: { en: 'Left on', zh: '离职日期' }, aliases: { en: ['last day'] } }),
  },
})
