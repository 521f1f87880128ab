import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const own = fileURLToPath(new URL('..', import.meta.url))
const widgets = join(own, '../widgets')
const require = createRequire(import.meta.url)

/** The files that pages load, by the name under which they ask for them; fonts as base64. */
async function collect(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  const add = async (name: string, path: string): Promise<void> => {
    const content = await readFile(path)
    files.set(name, content.toString(name.endsWith('.woff2') ? 'base64' : 'utf8'))
  }
  for (const name of await readdir(join(own, 'assets'))) await add(name, join(own, 'assets', name))
  await add('login.css', join(own, 'dist/login.css'))
  await add('tokens.css', join(widgets, 'tokens.css'))
  const dom = join(widgets, 'dist/dom')
  for (const name of (await readdir(dom)).toSorted())
    if (name.endsWith('.js')) await add(`dom/${name}`, join(dom, name))

  // Inter, in subsets by unicode-range: a browser fetches the ones whose letters occur.
  const inter = dirname(require.resolve('@fontsource-variable/inter/package.json'))
  const css = await readFile(join(inter, 'wght.css'), 'utf8')
  files.set('inter.css', css)
  for (const [, name = ''] of css.matchAll(/url\(\.\/(files\/[\w-]+\.woff2)\)/g)) await add(name, join(inter, name))
  return files
}

/** What `src/assets.ts` is built with. Needs the style sheet of this package and the scripts of widgets. */
export async function definedFiles(): Promise<Record<string, string>> {
  const files = await collect()
  const hash = createHash('sha256')
  for (const [name, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(`${name}\0${content.length}\0`).update(content)
  return {
    __PAGE_FILES__: JSON.stringify(Object.fromEntries(files)),
    __PAGE_FILES_VERSION__: JSON.stringify(hash.digest('hex').slice(0, 12)),
  }
}
