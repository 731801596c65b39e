import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ActorCrm, AnyRecord, Filter, NewField, Operator, Scalar } from '../contract.ts'
import { withCrm } from '../testing/with-crm.ts'

// Random objects and fields are made while the system runs, random records written, and every question
// compared with a naive reading of the same records in memory.

const codes = ['emea', 'apac', 'us']
const kinds = {
  text: { more: {}, value: fc.constantFrom('Acme', 'acme corp', '星辰', '100%_x', 'b') },
  number: { more: { integer: true }, value: fc.integer({ min: -3, max: 9 }) },
  percent: { more: {}, value: fc.integer({ min: 0, max: 100 }) },
  boolean: { more: {}, value: fc.boolean() },
  date: { more: {}, value: fc.constantFrom('2026-01-31', '2026-02-01', '2027-06-15') },
  select: {
    more: { options: codes.map((code) => ({ code, label: { en: code.toUpperCase(), zh: `区${code}` } })) },
    value: fc.constantFrom(...codes),
  },
} as const satisfies Record<string, { more: Partial<NewField>; value: fc.Arbitrary<Scalar> }>
type Kind = keyof typeof kinds

const kind = fc.constantFrom<Kind>('text', 'number', 'percent', 'boolean', 'date', 'select')
const compared: Readonly<Record<Kind, readonly Operator[]>> = {
  text: ['=', '!=', 'contains', 'is_null'],
  number: ['=', '<', '>=', 'is_null'],
  percent: ['<=', '>', 'is_not_null'],
  boolean: ['=', '!='],
  date: ['=', '<', '>='],
  select: ['=', '!=', 'is_null'],
}
const field = (name: string, kind: Kind): NewField => ({
  name,
  kind,
  label: { en: name, zh: name },
  ...kinds[kind].more,
})

const meets = (have: Scalar, op: Operator, want: Scalar): boolean => {
  if (op === 'is_null') return have === null
  if (op === 'is_not_null') return have !== null
  if (op === '=') return have === want
  if (op === '!=') return have !== want
  if (have === null || want === null) return false
  if (op === 'contains') return String(have).toLowerCase().includes(String(want).toLowerCase())
  if (op === '<') return have < want
  if (op === '<=') return have <= want
  return op === '>' ? have > want : have >= want
}

interface Plan {
  readonly kinds: readonly Kind[]
  readonly rows: readonly (readonly Scalar[])[]
  readonly asked: readonly { readonly field: number; readonly op: number; readonly want: Scalar }[]
  readonly custom: boolean
}
const plan: fc.Arbitrary<Plan> = fc
  .tuple(fc.array(kind, { minLength: 1, maxLength: 4 }), fc.boolean())
  .chain(([chosen, custom]) =>
    fc.record({
      kinds: fc.constant(chosen),
      custom: fc.constant(custom),
      rows: fc.array(
        fc.tuple(...chosen.map((one) => fc.option(kinds[one].value as fc.Arbitrary<Scalar>, { nil: null }))),
        { minLength: 1, maxLength: 12 },
      ),
      asked: fc.array(
        fc.nat({ max: chosen.length - 1 }).chain((at) =>
          fc.record({
            field: fc.constant(at),
            op: fc.nat({ max: 9 }),
            want: kinds[chosen[at] ?? 'text'].value as fc.Arbitrary<Scalar>,
          }),
        ),
        { minLength: 1, maxLength: 6 },
      ),
    }),
  )

async function made(admin: ActorCrm, { kinds, custom }: Plan, run: number): Promise<[string, string[]]> {
  const names = kinds.map((_, i) => `f${run}_${i}`)
  const fields = kinds.map((kind, i) => field(names[i] ?? '', kind))
  const object = custom ? `thing_${run}` : 'account'
  const words = { en: object, zh: object }
  if (custom) await admin.metadata.addObject({ name: object, label: words, plural: words, fields })
  else for (const one of fields) await admin.metadata.addField(object, one)
  return [object, names]
}

withCrm('random metadata with random records', (fresh) => {
  it('answers as a naive reading of the same records does, before retiring and after restoring', async () => {
    const crm = await fresh()
    const admin = crm.as('admin')
    const foreign = crm.as('foreignAdmin')
    let run = 0
    await fc.assert(
      fc.asyncProperty(plan, async (plan) => {
        run += 1
        const [object, names] = await made(admin, plan, run)
        const mark = `run ${run}`
        const inputs = plan.rows.map((row) => ({
          name: mark,
          ...Object.fromEntries(row.map((value, i) => [names[i], value])),
        }))
        const records = (await admin.saveAll(object, inputs)).map(({ record }) => record)
        const check = () => compare(admin, object, names, plan, mark, records)
        await check()
        const [first = ''] = names
        await admin.metadata.retireField(object, first)
        await expect(admin.find(object, { order: [{ field: first }] })).rejects.toMatchObject({
          issues: [{ code: 'unknown_field' }],
        })
        await admin.metadata.restoreField(object, first)
        await check()
        expect(JSON.stringify(foreign.objects())).not.toContain(first)
      }),
      { numRuns: 12 },
    )
  })
})

async function compare(
  admin: ActorCrm,
  object: string,
  names: readonly string[],
  { kinds, asked }: Plan,
  mark: string,
  records: readonly AnyRecord[],
): Promise<void> {
  for (const { field, op, want } of asked) {
    const ops = compared[kinds[field] ?? 'text']
    const operator = ops[op % ops.length] ?? '='
    const name = names[field] ?? ''
    const expected = records.filter((record) => meets((record[name] ?? null) as Scalar, operator, want))
    const condition = operator.startsWith('is_')
      ? { field: name, op: operator }
      : { field: name, op: operator, value: want }
    const filter: Filter = { and: [{ field: 'name', op: '=', value: mark }, condition] }
    const found = await admin.find(object, { filter, order: [{ field: name }], limit: 200 })
    expect(new Set(found.items.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)))
    // Absent values come last.
    const values = found.items.map((record) => record[name] ?? null)
    expect(values.slice(0, values.filter((value) => value !== null).length)).not.toContain(null)
    const groups = await admin.aggregate(object, {
      filter,
      group_by: [name],
      measures: [{ fn: 'count' }],
      limit: 1000,
    })
    const counts = Map.groupBy(expected, (record) => JSON.stringify(record[name] ?? null))
    expect(
      new Map(groups.map(({ group, values }) => [JSON.stringify(group[0] ?? null), Number(values[0])])),
    ).toEqual(new Map([...counts].map(([value, some]) => [value, some.length])))
  }
}
