import { createHash } from 'node:crypto'
import type { AnyRecord, FieldValue, ImportIssue, ImportPreview, Issue, SaveResult } from '../contract.ts'
import { previewRecords } from '../records/save.ts'
import { revealResults } from '../records/seal.ts'
import { dataRows } from './inspect.ts'
import type { Importing } from './plan/importing.ts'
import { inputOf, planChunk, type ChunkPlan, type Draft } from './plan/plan-chunk.ts'
import type { TableRow } from './read/table.ts'
import { noteMissing } from './run/make-missing.ts'
import { withSmallHeap } from './small-heap.ts'
import { draftIssues, isRowFault, refusedDrafts, rowFailure } from './run/row-issues.ts'

const chunk_size = 1000
const sample_size = 20
const issues_told = 200

/** Keys of rows as small numbers: what the rows of earlier chunks would have stored. */
class Seen {
  readonly #hashes = new Set<number>()
  /** Whether it was there already. */
  add(text: string): boolean {
    const hash = createHash('sha1').update(text).digest().readUIntBE(0, 6)
    const there = this.#hashes.has(hash)
    this.#hashes.add(hash)
    return there
  }
}

/** Goes through the whole file as an import would, rules and duplicates included, and writes nothing. */
export const dryRun = (importing: Importing, file: Blob): Promise<ImportPreview> =>
  withSmallHeap(() => rehearse(importing, file))

async function rehearse(importing: Importing, file: Blob): Promise<ImportPreview> {
  const rehearsal = new Rehearsal(importing)
  let chunk: TableRow[] = []
  for await (const row of dataRows(file, importing.run.format)) {
    chunk.push(row)
    if (chunk.length < chunk_size) continue
    await rehearsal.chunk(chunk)
    chunk = []
  }
  await rehearsal.chunk(chunk)
  return rehearsal.result()
}

class Rehearsal {
  readonly #importing: Importing
  readonly #keys = new Seen()
  readonly #unique = new Seen()
  readonly #parents = new Set<string>()
  readonly #counts = { read: 0, created: 0, updated: 0, skipped: 0, failed: 0 }
  readonly #issues: ImportIssue[] = []
  #issue_count = 0
  readonly #sample: Readonly<Record<string, FieldValue>>[] = []
  constructor(importing: Importing) {
    this.#importing = importing
  }

  async chunk(rows: readonly TableRow[]): Promise<void> {
    if (rows.length === 0) return
    this.#counts.read += rows.length
    const noted = noteMissing((object, name) => this.#parents.add(`${object} ${name}`))
    const plan = await planChunk(this.#importing, rows, noted)
    this.#tell(plan.issues)
    this.#counts.skipped += plan.skipped.length
    this.#counts.failed += plan.failed.size
    await this.#preview(plan)
  }

  /** What can be saved is counted; drafts that rules refuse are told. */
  async #preview({ drafts }: ChunkPlan): Promise<void> {
    const fresh = drafts.filter((draft) => !this.#known(draft))
    for (const draft of drafts) if (!fresh.includes(draft)) this.#again(draft)
    let left = fresh
    while (left.length > 0) {
      const tried = left
      const refused = await this.#try(tried)
      if (!refused) return
      for (const [i, issues] of refused) this.#refuse(tried[i], issues)
      left = tried.filter((_, i) => !refused.has(i))
    }
  }
  async #try(drafts: readonly Draft[]): Promise<Map<number, Issue[]> | null> {
    try {
      const { scope, object } = this.#importing
      const previewed = await previewRecords(scope, object.name, drafts.map(inputOf))
      const results = await revealResults(scope, object, previewed)
      for (const [i, result] of results.entries()) this.#count(drafts[i], result)
      return null
    } catch (error) {
      const refused = refusedDrafts(error)
      if (refused) return this.#withoutParents(refused)
      if (!isRowFault(error)) throw error
      const [only, ...others] = drafts
      if (only && others.length === 0) return new Map([[0, rowFailure(this.#importing, only, error)]])
      for (const draft of drafts) {
        const alone = await this.#try([draft])
        if (alone) this.#refuse(draft, alone.get(0) ?? [])
      }
      return null
    }
  }
  /** A parent that would be created first is not missing. */
  #withoutParents(refused: Map<number, Issue[]>): Map<number, Issue[]> {
    const made = new Set(this.#importing.options.create_missing)
    const left = [...refused].map(
      ([i, issues]) => [i, issues.filter(({ code, at }) => code !== 'required' || !made.has(at))] as const,
    )
    return new Map(left.map(([i, issues]) => [i, [...issues]]))
  }
  #refuse(draft: Draft | undefined, issues: readonly Issue[]): void {
    if (!draft) return
    if (issues.length === 0) this.#counts.created += draft.rows.length
    else {
      this.#tell(draftIssues(this.#importing, draft, issues))
      this.#counts.failed += draft.rows.length
    }
  }

  /** A key that an earlier chunk has stored is matched when the import runs. */
  #known = ({ id, key }: Draft): boolean => id === null && key !== null && this.#keys.add(key)
  #again({ rows }: Draft): void {
    const rule = this.#importing.options.on_match
    this.#counts[rule === 'skip' ? 'skipped' : rule === 'update' ? 'updated' : 'created'] += rows.length
  }

  #count(draft: Draft | undefined, { record, created, changes }: SaveResult): void {
    if (!draft) return
    const twice = created ? this.#taken(record) : []
    if (twice.length > 0) return this.#refuse(draft, twice)
    const merged = draft.rows.length - 1
    if (created) {
      this.#counts.created += 1
      this.#counts.updated += merged
    } else this.#counts[changes.length > 0 ? 'updated' : 'skipped'] += draft.rows.length
    if (this.#sample.length < sample_size) this.#sample.push(shownOf(this.#importing, record))
  }
  /** Unique values that a row of an earlier chunk has taken. */
  #taken(record: AnyRecord): Issue[] {
    const { object, scope } = this.#importing
    const { language } = scope.actor
    return Object.entries(object.all).flatMap(([name, field]): Issue[] => {
      const value = record[name]
      if (!field.unique || typeof value !== 'string' || !this.#unique.add(`${name} ${value}`)) return []
      const params = { object: object.label[language], field: field.label[language], got: value }
      return [{ at: name, code: 'duplicate', params }]
    })
  }

  #tell(issues: readonly ImportIssue[]): void {
    this.#issue_count += issues.length
    this.#issues.push(...issues.slice(0, Math.max(issues_told - this.#issues.length, 0)))
  }
  result(): ImportPreview {
    return {
      counts: this.#counts,
      issues: this.#issues.toSorted((a, b) => a.row - b.row),
      issue_count: this.#issue_count,
      sample: this.#sample,
    }
  }
}

/** The mapped fields of a record, and its id where it is there already. */
function shownOf({ columns }: Importing, record: AnyRecord): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(
    columns.filter(({ name }) => name !== 'id').map(({ name }) => [name, record[name] ?? null]),
  )
}
