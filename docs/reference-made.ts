import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
/** What decides how pages look, whatever they say. */
const tools = ['docs/reference.ts', 'docs/package.json', 'pnpm-lock.yaml']

interface Manifest {
  readonly dependencies?: Record<string, string>
}

/** A package and those of ours that it names, as their types stand on its pages. */
function withDependencies(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  const path = new URL(`packages/${name}/package.json`, root)
  const { dependencies = {} }: Manifest = JSON.parse(readFileSync(path, 'utf8'))
  for (const other of Object.keys(dependencies))
    if (other.startsWith('@laissez-passer/')) withDependencies(other.replace('@laissez-passer/', ''), found)
  return found
}

/** Of all that a package's reference is made of; another one where any of it changed. */
export function digestOf(name: string, base: string): string {
  const hash = createHash('sha256').update(base)
  const sources = [...withDependencies(name)].toSorted().flatMap((each) => {
    const files = globSync([`packages/${each}/src/**/*.{ts,tsx}`, `packages/${each}/{package,tsconfig*}.json`], {
      cwd: root,
    })
    return files.toSorted()
  })
  for (const path of [...tools, ...sources]) hash.update(`${path}\n`).update(readFileSync(new URL(path, root)))
  return hash.digest('hex')
}

/** Whether a folder of pages was made of this. */
export function isMadeOf(folder: URL, digest: string): boolean {
  const mark = new URL('.made-of', folder)
  return existsSync(mark) && readFileSync(mark, 'utf8') === digest
}

/** Notes what a folder was made of, once it is whole. */
export function noteMadeOf(folder: URL, digest: string): void {
  writeFileSync(new URL('.made-of', folder), digest)
}
