import { readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import { Exit } from '../exit.ts'

/** The object of a JSON file; `-` is stdin. */
export async function jsonFrom(path: string, stdin: NodeJS.ReadableStream): Promise<object> {
  const text = path === '-' ? await readText(stdin) : await readFile(path, 'utf8').catch(unreadable(path))
  const parsed = parseJson(text)
  if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed
  throw new Exit(2, `--from ${path}: { … }`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const unreadable =
  (path: string) =>
  (error: unknown): never => {
    throw new Exit(2, `--from ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
