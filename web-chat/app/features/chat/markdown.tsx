import ReactMarkdown, { defaultUrlTransform, type Components } from 'react-markdown'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { useWords } from '../../i18n/index.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { parseRecord } from '../records/open-record.ts'
import { RecordLink } from '../records/record-link.tsx'

const scheme = 'record:'

/** What GitHub allows, less images (a remote picture tells its host who reads), and links to records. */
const schema = {
  ...defaultSchema,
  tagNames: defaultSchema.tagNames?.filter((name) => name !== 'img'),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto', 'record'] },
}

const components: Components = {
  a: ({ href, children }) => {
    const record = href?.startsWith(scheme) ? parseRecord(href.slice(scheme.length)) : null
    if (record) return <RecordLink to={record}>{children}</RecordLink>
    return <OutsideLink href={href}>{children}</OutsideLink>
  },
  // A reply stands under the heading of the page, whatever level it thinks it has.
  ...Object.fromEntries((['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const).map((level) => [level, Heading])),
  table: ({ children }) => <Table>{children}</Table>,
}

function Heading({ children }: { children?: React.ReactNode }) {
  return <h2>{children}</h2>
}

/** Wider than the page, a table scrolls by itself. */
function Table({ children }: { children: React.ReactNode }) {
  const { t } = useWords()
  return (
    <ScrollArea label={t('chat.table')} className="table">
      <table>{children}</table>
    </ScrollArea>
  )
}

/** Names the host, so that a text cannot pretend to lead elsewhere. */
function OutsideLink({ href, children }: { href: string | undefined; children: React.ReactNode }) {
  const host = href && URL.canParse(href) ? new URL(href).host : ''
  const says = typeof children === 'string' && children.includes(host)
  const hint = host && !says ? ` (${host})` : ''
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-brand-ink underline underline-offset-2"
    >
      {children}
      {hint}
    </a>
  )
}

/** Markdown of a reply. It may quote what strangers wrote into records, so everything else is taken out. */
export default function Markdown({ text }: { text: string }) {
  return (
    <div className="markdown text-[0.9375rem]">
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, schema]]}
        components={components}
        urlTransform={(url) => (url.startsWith(scheme) ? url : defaultUrlTransform(url))}
      >
        {text}
      </ReactMarkdown>
    </div>
  )
}
