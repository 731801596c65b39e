import { systemFields, type Row, type World } from './rows.ts'
import { templateWords } from './words/templates.ts'

export function templates(world: World, author: string): Row<'email_template'>[] {
  const made = world.calendar.at(-600, 11)
  return templateWords.map((words) => ({
    ...systemFields(world, `template/${words.name}/${words.locale}`, author, made),
    name: words.name,
    locale: words.locale,
    aliases: words.aliases,
    subject: words.subject,
    text_body: words.text_body,
    variables: variablesIn(`${words.subject} ${words.text_body}`),
  }))
}

function variablesIn(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(/\{\{(\w+)\}\}/g), ([, name = '']) => name))]
}
