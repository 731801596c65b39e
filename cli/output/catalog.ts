import type { Client } from '#client'
import type { FieldDescription, Language, ObjectDescription } from '#crm-core/contract'

/** What the CLI knows of the objects, to put words to names; empty until it is needed. */
export interface Catalog {
  object(name: string): ObjectDescription | undefined
  field(object: string, name: string): FieldDescription | undefined
  /** The words over a column. */
  title(object: string, field: string): string
}

export async function readCatalog(client: Client, language: Language): Promise<Catalog> {
  return catalogOf(await client.objects.list(), language)
}

export function catalogOf(objects: readonly ObjectDescription[], language: Language): Catalog {
  const byName = new Map(objects.map((object) => [object.name, object]))
  const field = (object: string, name: string) => byName.get(object)?.fields.find((f) => f.name === name)
  return {
    object: (name) => byName.get(name),
    field,
    title: (object, name) => field(object, name)?.label[language] ?? name,
  }
}
