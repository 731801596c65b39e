import { Parser } from 'htmlparser2'

export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** Names without their namespace prefix: some writers say `x:row`. */
const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** A parser that is fed text as it comes; no entities but XML's own are known to it, so none can blow up. */
export function xmlParser(events: XmlEvents): Parser {
  return new Parser(
    {
      onopentag: (name, attributes) => events.open(local(name), attributes),
      ontext: (text) => events.text(text),
      onclosetag: (name) => events.close(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
}
