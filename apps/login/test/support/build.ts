import { execFile } from 'node:child_process'
import { mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The app's own folder. */
export const app = fileURLToPath(new URL('../../', import.meta.url))

const require = createRequire(new URL('../../../../package.json', import.meta.url))

/** The file that a package's command runs. */
function bin(name: string, command: string): string {
  const manifest = require.resolve(`${name}/package.json`)
  const { bin: commands }: { bin: Record<string, string> } = require(manifest)
  return join(dirname(manifest), commands[command] ?? '')
}

/** Wrangler's file, to be run by this Node. */
export const wrangler = bin('wrangler', 'wrangler')

/**
 * Builds an app into a folder of its own, beside its dependencies.
 *
 * @param from the app's folder: by default this one's
 * @returns the folder
 */
export async function build(from: string = app): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'app-built-'))
  await symlink(join(from, 'node_modules'), join(folder, 'node_modules'))
  await promisify(execFile)(process.execPath, [bin('tsup', 'tsup')], {
    cwd: from,
    env: { ...process.env, OUT_DIR: join(folder, 'dist') },
  })
  const config = await readFile(join(from, 'wrangler.jsonc'), 'utf8')
  await writeFile(join(folder, 'wrangler.jsonc'), config)
  return folder
}
