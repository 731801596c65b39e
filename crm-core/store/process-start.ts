import { readFile } from 'node:fs/promises'

/**
 * When a process started, as text that two processes never share: a pid alone may have been given to
 * another process since. Null when it does not run; 'unknown' where the system does not tell.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!alive(pid)) return null
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ])
    // The command name, field 2, may hold spaces and brackets; the start time is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return `${boot.trim()}:${fields[19]}`
  } catch {
    return alive(pid) ? 'unknown' : null
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
