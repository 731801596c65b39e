import type { ActorCrm } from '../contract.ts'
import { rightsOf } from '../access/can.ts'
import { exportsOf } from '../imports/export/exports.ts'
import { importsOf, type ImportDesk } from '../imports/imports.ts'
import { describeObject } from '../objects/describe.ts'
import { isSearchable, resolveName, searchText } from '../search/index.ts'
import { draftEmail, previewEmail, sendEmail } from '../messages/compose-email.ts'
import { aggregateRecords } from './aggregate.ts'
import { countRecords, findRecords, getRecord } from './find.ts'
import { labelRecords } from './label.ts'
import { reachOf } from './reach-of.ts'
import { removeRecord } from './remove.ts'
import { restoreRecord } from './restore.ts'
import { notFound } from './rows.ts'
import { peopleWithin } from './people-within.ts'
import { previewRecord, saveRecord, saveRecords } from './save.ts'
import type { Scope } from './scope.ts'
import { readSettings } from './settings.ts'

/** The store in the hands of one actor: the only way to data for the rooms above. */
export function actorCrm(scope: Scope, desk: ImportDesk): ActorCrm {
  const { actor } = scope
  return {
    actor,
    settings: () => readSettings(scope),
    objects: () =>
      scope.catalog.open
        .filter((object) => rightsOf(actor, object).read)
        .map((object) => describeObject(actor, scope.catalog, object)),
    describe: (object) => describeObject(actor, scope.catalog, scope.catalog.named(object)),
    save: (object, input, options) => saveRecord(scope, object, input, options),
    saveAll: (object, inputs, options) => saveRecords(scope, object, inputs, options),
    preview: (object, input) => previewRecord(scope, object, input),
    find: (object, query) => findRecords(scope, object, query),
    async get(object, id, options) {
      const record = await getRecord(scope, object, id, options)
      if (record) return record
      throw notFound(actor, scope.catalog.named(object))
    },
    count: (object, query) => countRecords(scope, object, query),
    aggregate: (object, query) => aggregateRecords(scope, object, query),
    remove: (object, id, options) => removeRecord(scope, object, id, options),
    restore: (object, id) => restoreRecord(scope, object, id),
    async search(text, options = {}) {
      const embedder = await scope.embedders.of(scope.db, actor.tenant_id)
      return searchText(
        scope.db,
        reachOf(scope),
        embedder,
        text,
        about(scope, options.objects, options.limit),
      )
    },
    resolve: (name, objects, limit) =>
      resolveName(scope.db, reachOf(scope), name, about(scope, objects, limit)),
    label: (refs) => labelRecords(scope, refs),
    within: (user_ids) => peopleWithin(scope, user_ids),
    imports: importsOf(scope, desk),
    exports: exportsOf(scope),
    emails: {
      preview: (input) => previewEmail(scope, input),
      draft: (input, options) => draftEmail(scope, input, options),
      send: (input, options) => sendEmail(scope, input, options),
    },
  }
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
