import fs from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** EIO as WASI counts; PostgreSQL then panics, as it must. */
const inputOutputError = 29

/**
 * How PostgreSQL itself is told to reach the disk at each commit and checkpoint. PGlite starts it with
 * `-F` (never), and its `fdatasync` does nothing, so the log is written through by `fsync`.
 */
export const durableStart: readonly string[] = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** A file of the mounted directory as the mount knows it; a directory has no descriptor. */
interface OpenFile {
  readonly nfd?: number
  readonly node: object
}
/** The part of Emscripten's file systems that its types leave out. */
interface Mount {
  readonly stream_ops: { fsync?: (file: OpenFile) => number }
  realPath(node: object): string
}
function isMount(value: unknown): value is Mount {
  return typeof value === 'object' && value !== null && 'stream_ops' in value && 'realPath' in value
}

/** PGlite's files in a directory, with the `fsync` that Emscripten's mount lacks. */
export class DurableFiles extends NodeFS {
  #fault: unknown
  /** Why the disk did not take what a commit needs: nothing that this session still holds may be trusted. */
  get fault(): unknown {
    return this.#fault
  }

  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given)
    const preRun = [emscriptenOpts.preRun ?? []].flat()
    const writeThrough = ({ FS }: { readonly FS: { readonly filesystems: object } }) => {
      const mount: unknown = 'NODEFS' in FS.filesystems ? FS.filesystems.NODEFS : undefined
      if (!isMount(mount)) throw new Error('This PGlite has no NODEFS to write through.')
      mount.stream_ops.fsync = (file) => this.#sync(file, mount)
    }
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, writeThrough] } }
  }

  /** Answers with an error code: PGlite swallows what is thrown here, and would call the commit done. */
  #sync(file: OpenFile, mount: Mount): number {
    try {
      if (file.nfd === undefined) syncDirectory(mount.realPath(file.node))
      else fs.fdatasyncSync(file.nfd)
      return 0
    } catch (error) {
      this.#fault = error
      return inputOutputError
    }
  }
}

/** New names, and names that went, stand in the directory; Windows keeps them by itself. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const descriptor = fs.openSync(directory, 'r')
  try {
    fs.fsyncSync(descriptor)
  } finally {
    fs.closeSync(descriptor)
  }
}
