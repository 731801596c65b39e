import type { CustomMetadata, MetadataOptions, ObjectDescription, WorkspaceMetadata } from '../contract.ts'
import { demandAdmin } from '../access/demand-admin.ts'
import { describeObject } from '../objects/describe.ts'
import { firstResult } from '../records/claim.ts'
import { commit } from '../records/commit.ts'
import { readSettings } from '../records/settings.ts'
import type { Scope } from '../records/scope.ts'
import { addField } from './add-field.ts'
import { addObject } from './add-object.ts'
import { changeField } from './change-field.ts'
import { changeObject, restoreObject, retireObject } from './change-object.ts'
import type { Edited, Editing } from './editing.ts'
import { restoreField, retireField } from './field-status.ts'
import type { MetadataHome } from './home.ts'
import { readMetadata } from './stored.ts'

const action = { en: 'change objects and fields', zh: '更改对象和字段' } as const

/** The workspace's metadata in the hands of one actor. */
export function workspaceMetadata(scope: Scope, home: MetadataHome): WorkspaceMetadata {
  const { actor } = scope
  const described = (name: string): ObjectDescription =>
    describeObject(actor, scope.catalog, scope.catalog.named(name))
  const change = (work: (editing: Editing) => Promise<Edited>, options?: MetadataOptions) =>
    changeMetadata(scope, home, work, options)
  /** What comes from outside is read by its own names only. */
  const plainly = (input: object): Readonly<Record<string, unknown>> => ({ ...input })
  return {
    list: () => listMetadata(scope),
    async addField(object, field, options) {
      await change((editing) => addField(editing, object, plainly(field)), options)
      return described(object)
    },
    async changeField(object, field, patch, options) {
      await change((editing) => changeField(editing, object, field, plainly(patch)), options)
      return described(object)
    },
    async retireField(object, field, options) {
      await change((editing) => retireField(editing, object, field), options)
      return described(object)
    },
    async restoreField(object, field, options) {
      await change((editing) => restoreField(editing, object, field), options)
      return described(object)
    },
    async addObject(object, options) {
      await change((editing) => addObject(editing, plainly(object)), options)
      return described(object.name)
    },
    async changeObject(object, patch, options) {
      await change((editing) => changeObject(editing, object, plainly(patch)), options)
      return described(object)
    },
    async retireObject(object, options) {
      await change((editing) => retireObject(editing, object), options)
    },
    async restoreObject(object, options) {
      await change((editing) => restoreObject(editing, object), options)
      return described(object)
    },
  }
}

/**
 * One change: alone, from what is stored now; tables first, then the rows of
 * metadata with audit and event in one transaction, then everybody is told.
 */
async function changeMetadata(
  scope: Scope,
  home: MetadataHome,
  work: (editing: Editing) => Promise<Edited>,
  options: MetadataOptions = {},
): Promise<void> {
  const { actor } = scope
  demandAdmin(actor, action)
  if (await firstResult(scope, options.claim)) return
  const { currency } = await readSettings(scope)
  const edited = await home.exclusively(async () => {
    const catalog = await home.catalogs.refresh(actor.tenant_id)
    const stored = await readMetadata(scope.db, actor.tenant_id)
    if (!stored) throw new Error('The workspace is gone')
    const done = await work({ scope, home, catalog, stored, currency, language: actor.language })
    if (done.changes.length > 0) {
      await commit(scope, done.changes, options)
      await home.catalogs.changed(actor.tenant_id)
    }
    return done
  })
  await edited.after?.()
}

async function listMetadata({ db, actor }: Scope): Promise<CustomMetadata> {
  demandAdmin(actor, action)
  const stored = await readMetadata(db, actor.tenant_id)
  return {
    version: stored?.version ?? 0,
    objects: (stored?.objects ?? []).map(({ name, definition, status }) => ({
      name,
      label: definition.label,
      retired: status === 'retired',
    })),
    fields: (stored?.fields ?? []).map(({ object, name, kind, definition, status }) => ({
      object,
      name,
      kind,
      label: definition.label,
      retired: status === 'retired',
    })),
  }
}
