import { broken, unsupported } from '../refuse.ts'
import type { OnnxNode } from './messages.ts'

/** The attributes of one node by name; a missing list is empty, one of another kind is refused. */
export interface Attributes {
  readonly op: string
  ints(name: string): readonly number[]
  /** Of floats, or of the tensor by the same name or by `NAME_as_tensor`, where doubles are kept. */
  floats(name: string): readonly number[]
  texts(name: string): readonly string[]
  int(name: string, otherwise: number): number
  text(name: string, otherwise: string): string
}

export function attributesOf({ op, attributes }: OnnxNode): Attributes {
  const list = (name: string, kind: 'ints' | 'floats'): readonly number[] => {
    const found = attributes.get(name) ?? attributes.get(`${name}_as_tensor`)
    if (found === undefined) return []
    if (found.kind === 'tensor') return found.value.values
    return found.kind === kind ? found.value : wrongKind(name)
  }
  return {
    op,
    ints: (name) => list(name, 'ints').map(whole),
    floats: (name) => list(name, 'floats'),
    texts(name) {
      const found = attributes.get(name)
      if (found === undefined) return []
      return found.kind === 'texts' ? found.value : wrongKind(name)
    },
    int(name, otherwise) {
      const found = attributes.get(name)
      if (found === undefined) return otherwise
      return found.kind === 'int' ? found.value : wrongKind(name)
    },
    text(name, otherwise) {
      const found = attributes.get(name)
      if (found === undefined) return otherwise
      return found.kind === 'text' ? found.value : wrongKind(name)
    },
  }
}

const wrongKind = (name: string): never => broken(`${name} is of another kind`, `${name} 的类型不对`)
const whole = (value: number): number =>
  Number.isSafeInteger(value) ? value : broken('a number of a node is too large', '节点编号过大')

/** The item at a place that the file names; places outside of the list are refused. */
export const at = <T>(list: readonly T[], index: number, name: string): T =>
  list[index] ?? broken(`${name} has no item ${index}`, `${name} 没有第 ${index} 项`)

/** All lists of a table have a row for each node. */
export function sameLength(
  length: number,
  lists: Readonly<Record<string, { readonly length: number }>>,
): void {
  for (const [name, list] of Object.entries(lists))
    if (list.length !== length)
      broken(
        `${name} has ${list.length} items where ${length} belong`,
        `${name} 有 ${list.length} 项，应为 ${length} 项`,
      )
}

/** Aggregates and transforms that a sum of one output stands for. */
export const onlySum = (what: string): never =>
  unsupported(`its trees are put together by ${what}`, `其树的汇总方式为 ${what}`)
