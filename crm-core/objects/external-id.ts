import { Field } from '../fields/field.ts'

/** What another system calls the record, so that an import or integration finds it again. */
export const externalId = () =>
  Field.text({
    label: { en: 'External ID', zh: '外部编号' },
    description: {
      en: 'The id of this record in another system; an upsert finds it by this.',
      zh: '该记录在其他系统中的编号，可用于更新或新建（upsert）时匹配。',
    },
    unique: true,
    max_length: 255,
  })
