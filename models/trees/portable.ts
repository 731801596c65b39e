import { z } from 'zod'
import { refuse } from '../refuse.ts'
import type { TreeEnsemble } from './ensemble.ts'
import { floatThreshold } from './single-precision.ts'

const numbers = z.array(z.number())
/** Trees as plain lists, one list an attribute of nodes; `left` is -1 at a leaf. In double precision, with cover. */
const portableTrees = z.object({
  base: z.number().default(0),
  trees: z.array(
    z.object({
      left: numbers,
      right: numbers,
      feature: numbers,
      threshold: numbers,
      value: numbers,
      cover: numbers,
      members: z.array(numbers.nullable()).optional(),
    }),
  ),
})
type PortableTree = z.infer<typeof portableTrees>['trees'][number]

/**
 * The ensemble with the cover of these trees, and with their weights in double precision: an ONNX file keeps
 * weights in single precision, which alone moves SHAP values by 1e-7. Every split and weight is compared; trees that
 * the file was not exported from are refused with cover_of_other_model.
 */
export function withPortableTrees(trees: TreeEnsemble, json: unknown): TreeEnsemble {
  const parsed = portableTrees.safeParse(json)
  if (!parsed.success)
    return differs(
      'it does not hold trees with left, right, feature, threshold, value and cover',
      '其中没有 left、right、feature、threshold、value 和 cover 列表',
    )
  const { base, trees: others } = parsed.data
  if (others.length !== trees.roots.length)
    return differs(
      `${others.length} trees instead of ${trees.roots.length}`,
      `树的数量为 ${others.length}，应为 ${trees.roots.length}`,
    )
  const cover = new Float64Array(trees.left.length)
  const value = trees.value.slice()
  others.forEach((other, i) => {
    const waiting = [{ own: trees.roots[i] ?? 0, theirs: 0 }]
    for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
      const { own, theirs } = pair
      cover[own] = other.cover[theirs] ?? Number.NaN
      const left = trees.left[own] ?? -1
      if (left < 0 !== (other.left[theirs] ?? -1) < 0 || !agrees(trees, own, other, theirs))
        differs(`node ${theirs} of tree ${i + 1} is another one`, `第 ${i + 1} 棵树的节点 ${theirs} 不一致`)
      if (left < 0) value[own] = other.value[theirs] ?? 0
      else
        waiting.push(
          { own: left, theirs: other.left[theirs] ?? 0 },
          { own: trees.right[own] ?? 0, theirs: other.right[theirs] ?? 0 },
        )
    }
  })
  return { ...trees, cover, value, base: Math.fround(base) === Math.fround(trees.base) ? base : trees.base }
}

function agrees(trees: TreeEnsemble, own: number, other: PortableTree, theirs: number): boolean {
  if ((trees.left[own] ?? -1) < 0)
    return Math.fround(other.value[theirs] ?? 0) === Math.fround(trees.value[own] ?? 0)
  if (trees.feature[own] !== other.feature[theirs]) return false
  const mode = trees.mode[own] ?? 'leq'
  const members = other.members?.[theirs]
  if (mode !== 'set' && mode !== 'eq')
    return !members && floatThreshold(mode, other.threshold[theirs] ?? 0) === trees.threshold[own]
  const set = mode === 'eq' ? new Set([trees.threshold[own] ?? 0]) : trees.members.get(own)
  return set !== undefined && members?.length === set.size && members.every((member) => set.has(member))
}

const differs = (en: string, zh: string): never => refuse('cover_of_other_model', { en, zh })
