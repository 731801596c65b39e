const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

/**
 * How the text of a file is encoded: by its mark; else UTF-16 where every other byte is zero; else UTF-8
 * where all of it is that; else GB18030, which spreadsheets in China write; else Windows-1252.
 */
export async function encodingOf(file: Blob): Promise<string> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  const marked = marks.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte))
  if (marked) return marked.encoding
  const zeros = [0, 1].map((odd) => head.filter((byte, i) => i % 2 === odd && byte === 0).length)
  const [even = 0, odd = 0] = zeros
  if (odd > head.length / 5 && odd > even * 4) return 'utf-16le'
  if (even > head.length / 5 && even > odd * 4) return 'utf-16be'
  for (const encoding of ['utf-8', 'gb18030']) if (await isAll(file, encoding)) return encoding
  return 'windows-1252'
}

async function isAll(file: Blob, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const bytes of file.stream()) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}

/** The text of a file, without its mark. */
export async function* textOf(file: Blob, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of file.stream()) yield decoder.decode(bytes, { stream: true })
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
