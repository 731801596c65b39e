import { HotcrmError, type Label, type Language } from '#crm-core/contract'

const things = {
  thread: { en: 'conversation', zh: '会话' },
  run: { en: 'run', zh: '任务' },
  approval: { en: 'approval', zh: '审批' },
} as const satisfies Record<string, Label>
export type Thing = keyof typeof things

/** Said of what is not there and of what is somebody else's, in the words of who asks. */
export const notFound = (thing: Thing, language: Language = 'en'): HotcrmError =>
  new HotcrmError('not_found', { object: things[thing][language] })

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** An id that is no uuid cannot be found; asking the database would be a fault instead of an answer. */
export function uuid(id: string, thing: Thing, language?: Language): string {
  if (!uuidShape.test(id)) throw notFound(thing, language)
  return id
}
