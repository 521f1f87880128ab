import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const steps = 'packages/store-sql/src/migrations'

/** A release that is built. */
export interface BuiltRelease {
  /** The repository as it was, with `apps/…/dist`. */
  readonly folder: string
  /** Its tag, or the commit. */
  readonly name: string
}

async function git(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: root })
  return stdout.trim()
}

/** The newest tag; while there is none, the last commit that didn't know the newest step of the schema. */
async function nameOfBefore(): Promise<string> {
  const tagged = await git('describe', '--tags', '--abbrev=0', '--match', 'v*', 'HEAD^').catch(() => '')
  if (tagged !== '') return tagged
  const newest = readdirSync(join(root, steps))
    .filter((file) => /^\d{4}-/.test(file))
    .sort()
    .at(-1)
  const added = await git('log', '--format=%H', '--diff-filter=A', '--max-count=1', '--', `${steps}/${newest}`)
  if (added === '')
    throw new Error('The release before is of this repository’s history, which isn’t here: git fetch --unshallow')
  return git('rev-parse', '--short=10', `${added}^`)
}

/**
 * The release before this one, with the dependencies it had, built as it was by its own scripts; kept until
 * there is a newer one.
 */
export async function releaseBefore(): Promise<BuiltRelease> {
  const name = await nameOfBefore()
  // Not below this one's node_modules: a compiler takes what lies there for other people's.
  const folder = join(tmpdir(), `laissez-passer-${name}`)
  const done = join(folder, 'node_modules/.built-before')
  if (existsSync(done)) return { folder, name }
  if (!existsSync(folder)) {
    await git('clone', '--quiet', '--no-checkout', root, folder)
    await promisify(execFile)('git', ['checkout', '--quiet', name], { cwd: folder })
  }
  console.log(`Building ${name}, the release before (a few minutes, once) …`)
  const script =
    "const { install } = await import('./scripts/install.mjs'); await install(); const { build } = await import('./scripts/build.mjs'); await build()"
  const building = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(building, 'exit')
  if (code !== 0) throw new Error(`${name} can’t be built`)
  writeFileSync(done, '')
  return { folder, name }
}
