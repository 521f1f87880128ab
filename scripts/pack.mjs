// Packs every package as npm would get it, and lays the tarballs out as an installation, so that what is
// tested is what is published: no source, no workspace links, no custom condition. Third-party packages are
// linked from this repository.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pnpm, root, toolEnv } from './install.mjs'
import { lastLines, run } from './run.mjs'

const scope = '@laissez-passer'
const everybodys = join(root, 'node_modules/.cache/laissez-passer/packed')
/**
 * Where tarballs and the installation made of them lie: this process’s own, as others pack at the same time.
 */
export const packed = join(everybodys, String(process.pid))
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** The folders of the packages that are published, by short name. */
export function publicPackages() {
  return readdirSync(join(root, 'packages'))
    .map((name) => ({ name, folder: join(root, 'packages', name) }))
    .filter(({ folder }) => existsSync(join(folder, 'package.json')) && !manifestOf(folder).private)
}

/** Those that programs import; the others are commands, which e2e/created tries. */
export function scopedPackages() {
  return publicPackages().filter(({ folder }) => manifestOf(folder).name.startsWith(`${scope}/`))
}

/**
 * Packs all; returns `{ name, folder, tarball, installed }` for each. Needs a build. What was packed is gone
 * when the process ends.
 */
export async function packAll() {
  removeOrphans()
  rmSync(packed, { recursive: true, force: true })
  mkdirSync(join(packed, 'tarballs'), { recursive: true })
  process.once('exit', () => rmSync(packed, { recursive: true, force: true }))
  const program = await pnpm()
  const results = []
  for (const { name, folder } of publicPackages()) {
    const destination = join(packed, 'tarballs')
    const { code, output } = await run([...program, 'pack', '--pack-destination', destination], {
      cwd: folder,
      env: toolEnv(),
    })
    if (code !== 0) throw new Error(`packages/${name} could not be packed:\n${lastLines(output)}`)
    const { name: published, version } = manifestOf(folder)
    const tarball = join(destination, `${published.replace('@', '').replace('/', '-')}-${version}.tgz`)
    const installed = join(packed, 'node_modules', published)
    mkdirSync(installed, { recursive: true })
    execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'])
    results.push({ name, folder, tarball, installed })
  }
  for (const { folder, installed } of results) {
    const { dependencies = {}, peerDependencies = {} } = manifestOf(installed)
    linkThirdParties(installed, folder, Object.keys({ ...dependencies, ...peerDependencies }))
  }
  return results
}

/** What a process left that was killed. */
function removeOrphans() {
  for (const name of existsSync(everybodys) ? readdirSync(everybodys) : [])
    if (!lives(Number(name))) rmSync(join(everybodys, name), { recursive: true, force: true })
}

function lives(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/**
 * Links packages into `home`'s `node_modules`: ours from the installation, others from where pnpm put them
 * for `folder`.
 */
export function linkThirdParties(home, folder, names) {
  for (const name of names) {
    const link = join(home, 'node_modules', name)
    const target = name.startsWith(`${scope}/`)
      ? join(packed, 'node_modules', name)
      : join(folder, 'node_modules', name)
    if (existsSync(link) || !existsSync(target)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(target, link)
  }
}
