import { systemFields, type Row, type World } from '../rows.ts'
import { departments, staff } from './words.ts'

/** The people of a company by a key each, with their user where they sign in. */
export interface Staff {
  readonly admin: string
  readonly users: Readonly<Partial<Record<string, string>>>
  /** Keys of the people there are; all of the words when left out. */
  readonly only?: readonly string[]
  /** Other names than those of the words. */
  readonly names?: Readonly<Partial<Record<string, string>>>
}
export interface Organisation {
  readonly department: readonly Row<'department'>[]
  readonly position: readonly Row<'position'>[]
  readonly employee: readonly Row<'employee'>[]
  readonly ids: ReadonlyMap<string, string>
  readonly department_ids: ReadonlyMap<string, string>
}

/** Departments, posts and who holds them. */
export function organisation(world: World, { admin, users, only, names }: Staff): Organisation {
  const founded = world.calendar.at(-630, 9)
  const row = (key: string) => systemFields(world, `hr/${key}`, admin, founded)
  const known = staff.filter(({ key }) => !only || only.includes(key))
  const used = new Set<string>(known.map(({ department }) => department))
  const units = departments.filter(({ key }) => used.has(key))
  const department_ids = new Map<string, string>(units.map(({ key }) => [key, row(`department/${key}`).id]))
  const ids = new Map<string, string>(known.map(({ key }) => [key, row(`employee/${key}`).id]))
  const headOf = (department: string) =>
    known.map(({ key, department: one }) => (one === department ? users[key] : undefined)).find(Boolean) ??
    null
  const post = (title: string) => `position/${title}`
  return {
    ids,
    department_ids,
    department: units.map(({ key, name, code, parent }) => ({
      ...row(`department/${key}`),
      name,
      code,
      parent_id: parent === null ? null : (department_ids.get(parent) ?? null),
      head_id: headOf(key),
    })),
    position: [...new Map(known.map((one) => [one.title, one])).values()].map(({ title, department }) => ({
      ...row(post(title)),
      name: title,
      department_id: department_ids.get(department),
      headcount: known.filter((one) => one.title === title).length,
    })),
    employee: known.map(({ key, name, title, department, leader }, i) => ({
      ...row(`employee/${key}`),
      name: names?.[key] ?? name,
      user_id: users[key] ?? null,
      job_title: title,
      department_id: department_ids.get(department) ?? null,
      position_id: row(post(title)).id,
      manager_id: leader === null ? null : (ids.get(leader) ?? null),
      email: `${key}@${world.domain}`,
      location: i % 3 === 2 ? '北京' : '上海',
      hire_date: world.calendar.date(-620 + i * 45),
      status: i === known.length - 1 && i > 0 ? 'probation' : 'active',
    })),
  }
}
