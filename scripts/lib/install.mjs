import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Installs with npm ci when the lock file or the platform changed since the last install. */
export function installWhatIsMissing(root) {
  const stamp = join(root, 'node_modules', '.boot-stamp')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (installedByHand(root)) return writeFileSync(stamp, wanted)
  console.error('Installing dependencies (once; about a minute) …')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (done.status !== 0) {
    console.error(
      'The installation failed; see the lines above. Check the network and run the command again.',
    )
    process.exit(done.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

/** Whether an npm run by hand has left what the lock file asks for: npm notes what it installed in a lock file of its own. */
function installedByHand(root) {
  const note = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(note)) return false
  const versions = (path) => JSON.parse(readFileSync(path, 'utf8')).packages
  const installed = versions(note)
  const asked = Object.entries(versions(join(root, 'package-lock.json'))).filter(
    ([place, { optional }]) => place !== '' && !optional,
  )
  return asked.every(([place, { version }]) => installed[place]?.version === version)
}

/**
 * The pinned runtime, by path: npm loses .bin/node when several platform packages share the name.
 * Where no package fits the platform, the running Node serves if it is new enough.
 */
export function pinnedNode(root) {
  const os = process.platform === 'win32' ? 'win' : process.platform
  const binary = join('bin', os === 'win' ? 'node.exe' : 'node')
  const candidates = [`node-${os}-${process.arch}`, `node-bin-${os}-${process.arch}`].map((name) =>
    join(root, 'node_modules', name, binary),
  )
  const found = candidates.find(existsSync)
  if (found) return found
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  console.error(`There is no packaged Node for ${os}-${process.arch}; run this with Node 24 or newer.`)
  return process.exit(1)
}
