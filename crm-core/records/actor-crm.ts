import { HotcrmError, type ActorCrm, type AnyRecord, type Conversion, type SaveResult } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { exportsOf } from '../imports/export/exports.ts'
import { importsOf, type ImportDesk } from '../imports/imports.ts'
import { dismissDuplicate, duplicatesOf, listDuplicates, scanDuplicates } from '../duplicates/index.ts'
import { describeObject } from '../objects/describe.ts'
import { isSearchable, resolveName, searchText } from '../search/index.ts'
import { draftEmail, previewEmail, sendEmail } from '../messages/compose-email.ts'
import { deadLetters } from '../hooks/after/dead-letters.ts'
import { predictionsOf } from '../predictions/predictions-of.ts'
import { encryptionKeys } from '../privacy/keys-door.ts'
import { aggregateRecords } from './aggregate.ts'
import { convertLead, previewConversion } from './convert-lead.ts'
import { countRecords, findRecords, getRecord } from './find.ts'
import { createLoader } from './loader.ts'
import { mergedInto, mergeRecords } from './merge.ts'
import { reachOf } from './reach-of.ts'
import { removeAll, restoreAll } from './remove-all.ts'
import { removeRecord } from './remove.ts'
import { restoreRecord } from './restore.ts'
import { isId, notFound } from './rows.ts'
import { peopleWithin } from './people-within.ts'
import { previewRecord, saveRecord, saveRecords } from './save.ts'
import type { Scope } from './scope.ts'
import { revealOne, revealResults } from './seal.ts'
import { readSettings } from './settings.ts'
import { undoCause, undoSet } from './undo/undo.ts'
import { updateAll } from './update-all.ts'
import { upsertAll, upsertRecord } from './upsert.ts'

/** What stands beside the records in an actor's hands, made elsewhere. */
interface Beside extends Pick<ActorCrm, 'metadata'> {
  /** Where imports are handed in. */
  readonly desk: ImportDesk
  /** Hears of a rotation of keys that is to be done in the background. */
  readonly rotating?: (tenant_id: string) => void
}

/** The store in the hands of one actor: the only way to data for the rooms above. */
export function actorCrm(scope: Scope, { metadata, desk, rotating }: Beside): ActorCrm {
  const { actor } = scope
  /** Inside, secrets are sealed; they are opened or masked only here, where a result leaves. */
  const shown = async (object: string, result: SaveResult): Promise<SaveResult> => {
    const [revealed] = await revealResults(scope, scope.catalog.named(object), [result])
    return revealed ?? result
  }
  const loader = createLoader(scope)
  return {
    actor,
    settings: () => readSettings(scope),
    objects: () =>
      scope.catalog.open
        .filter((object) => rightsOf(actor, object).read)
        .map((object) => describeObject(actor, scope.catalog, object)),
    describe: (object) => describeObject(actor, scope.catalog, scope.catalog.named(object)),
    save: async (object, input, options) => shown(object, await saveRecord(scope, object, input, options)),
    saveAll: async (object, inputs, options) =>
      revealResults(scope, scope.catalog.named(object), await saveRecords(scope, object, inputs, options)),
    preview: async (object, input) => shown(object, await previewRecord(scope, object, input)),
    find: (object, query) => findRecords(scope, object, query),
    async get(object, id, options) {
      const record = await getRecord(scope, object, id, options)
      if (record) return record
      throw await absent(scope, object, id)
    },
    load: (object, id) => loader.load(object, id),
    count: (object, query) => countRecords(scope, object, query),
    aggregate: (object, query) => aggregateRecords(scope, object, query),
    remove: async (object, id, options) =>
      revealOne(scope, scope.catalog.named(object), await removeRecord(scope, object, id, options)),
    restore: async (object, id) =>
      revealOne(scope, scope.catalog.named(object), await restoreRecord(scope, object, id)),
    updateAll: (object, selection, changes, options) => updateAll(scope, object, selection, changes, options),
    removeAll: (object, selection, options) => removeAll(scope, object, selection, options),
    restoreAll: (object, selection, options) => restoreAll(scope, object, selection, options),
    upsert: async (object, input, options) =>
      shown(object, await upsertRecord(scope, object, input, options)),
    upsertAll: (object, inputs, options) => upsertAll(scope, object, inputs, options),
    async merge(object, keep_id, other_ids, options) {
      const merged = await mergeRecords(scope, object, keep_id, other_ids, options)
      return { ...merged, record: await revealOne(scope, scope.catalog.named(object), merged.record) }
    },
    undo: (write_set_id) => undoSet(scope, write_set_id),
    undoCause: (cause) => undoCause(scope, cause),
    duplicates: {
      of: (object, input) => duplicatesOf(scope, object, input),
      scan: (object) => scanDuplicates(scope, object),
      list: (object, options) => listDuplicates(scope, object, options),
      dismiss: (id) => dismissDuplicate(scope, id),
    },
    async search(text, options = {}) {
      const embedder = await scope.embedders.of(scope.db, actor.tenant_id)
      return searchText(scope.db, reachOf(scope), embedder, text, {
        ...about(scope, options.objects, options.limit),
        ways: options.ways,
      })
    },
    resolve: (name, objects, limit) =>
      resolveName(scope.db, reachOf(scope), name, about(scope, objects, limit)),
    label: (refs) => loader.label(refs),
    within: (user_ids) => peopleWithin(scope, user_ids),
    convert: async (lead_id, into, options) =>
      convertedShown(scope, await convertLead(scope, lead_id, into, options)),
    previewConversion: async (lead_id, into) =>
      convertedShown(scope, await previewConversion(scope, lead_id, into)),
    predictions: predictionsOf(scope),
    deadLetters: deadLetters(scope, (refs) => loader.label(refs)),
    keys: encryptionKeys(scope, rotating),
    metadata,
    imports: importsOf(scope, desk),
    exports: exportsOf(scope),
    emails: {
      preview: (input) => previewEmail(scope, input),
      draft: (input, options) => draftEmail(scope, input, options),
      send: (input, options) => sendEmail(scope, input, options),
    },
  }
}

type Converted = Pick<Conversion, 'lead' | 'account' | 'contact' | 'opportunity'>
/** Each record as it may leave. */
async function convertedShown<C extends Converted>(scope: Scope, converted: C): Promise<C> {
  const shown = (name: string, record: AnyRecord) => revealOne(scope, scope.catalog.named(name), record)
  const { lead, account, contact, opportunity } = converted
  return {
    ...converted,
    lead: await shown('lead', lead),
    account: await shown('account', account),
    contact: await shown('contact', contact),
    opportunity: opportunity && (await shown('opportunity', opportunity)),
  }
}

/** What to say of a record that is not there: where it went, if the actor may look there. */
async function absent(scope: Scope, name: string, id: string): Promise<HotcrmError> {
  const object = scope.catalog.named(name)
  const merged_into = isId(id) ? await mergedInto(scope, object, id) : null
  const there = merged_into && (await getRecord(scope, name, merged_into, { select: ['id'] }))
  if (!there) return notFound(scope.actor, object)
  const label = object.label[scope.actor.language].toLowerCase()
  return new HotcrmError('merged', { object: label, merged_into })
}

/** Where to look: the named objects, or all that can be searched. */
function about({ actor, catalog }: Scope, names: readonly string[] | undefined, limit = 20) {
  const objects = names?.map((name) => catalog.named(name)) ?? catalog.open
  return {
    tenant_id: actor.tenant_id,
    objects: objects.filter(isSearchable).map((object) => object.name),
    limit: Math.min(Math.max(Math.trunc(limit), 1), 200),
  }
}
