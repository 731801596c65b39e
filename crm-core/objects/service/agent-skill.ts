import { Field } from '../../fields/field.ts'
import { ObjectSchema } from '../schema.ts'

export const AgentSkill = ObjectSchema.create({
  name: 'agent_skill',
  label: { en: 'Agent skill', zh: '坐席技能' },
  plural: { en: 'Agent skills', zh: '坐席技能' },
  display: 'skill_id',
  subtitle: 'user_id',
  domain: 'service',
  access: 'shared',
  list: ['user_id', 'skill_id', 'level'],
  indexes: [
    { fields: ['skill_id', 'level'] },
    { fields: ['user_id', 'skill_id'], unique: true, where: 'deleted_at is null' },
  ],
  fields: {
    user_id: Field.reference('user', {
      label: { en: 'Agent', zh: '坐席' },
      required: true,
      onDelete: 'cascade',
      relation: 'skills',
    }),
    skill_id: Field.reference('skill', {
      label: { en: 'Skill', zh: '技能' },
      required: true,
      onDelete: 'cascade',
      relation: 'agents',
    }),
    level: Field.number({
      label: { en: 'Level (1–5)', zh: '熟练度（1–5）' },
      integer: true,
      min: 1,
      max: 5,
      required: true,
      default: 3,
    }),
  },
})
