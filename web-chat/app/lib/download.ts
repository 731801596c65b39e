/** Hands a stream to the person as a file. */
export async function download(content: ReadableStream<Uint8Array>, name: string): Promise<void> {
  const url = URL.createObjectURL(await new Response(content).blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser takes the file on its own time; a minute is more than it needs to begin.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
