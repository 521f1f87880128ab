import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addresses, defaultBase } from '@laissez-passer/core/addresses'

const { assets } = addresses(defaultBase)
const packages = fileURLToPath(new URL('../../../packages/', import.meta.url))
const require = createRequire(import.meta.url)

/** Static files by the name under which pages ask for them. */
async function collect(): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const add = async (name: string, path: string): Promise<void> => void files.set(name, await readFile(path))

  for (const name of await readdir(join(packages, 'pages/assets')))
    await add(name, join(packages, 'pages/assets', name))
  await add('login.css', join(packages, 'pages/dist/login.css'))
  await add('tokens.css', join(packages, 'widgets/tokens.css'))
  const dom = join(packages, 'widgets/dist/dom')
  for (const name of await readdir(dom)) if (name.endsWith('.js')) await add(`dom/${name}`, join(dom, name))

  // Inter, in subsets by unicode-range: a browser fetches the ones whose letters occur.
  const inter = dirname(require.resolve('@fontsource-variable/inter/package.json'))
  const css = await readFile(join(inter, 'wght.css'), 'utf8')
  files.set('inter.css', Buffer.from(css))
  for (const [, name = ''] of css.matchAll(/url\(\.\/(files\/[\w-]+\.woff2)\)/g)) await add(name, join(inter, name))
  return files
}

/**
 * Writes the static files below a folder at their address under the default base: Node reads them from there,
 * and Workers' static assets serve them as they lie.
 *
 * @returns the version: a hash of all names and contents
 */
export async function writeAssets(folder: string): Promise<string> {
  const files = await collect()
  const hash = createHash('sha256')
  for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${content.length}\0`).update(content)
  const version = hash.digest('hex').slice(0, 12)
  for (const [name, content] of files) {
    const path = join(folder, assets, version, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  await writeFile(
    join(folder, '_headers'),
    `${assets}/${version}/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n`,
  )
  return version
}
