import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly license?: string | { readonly type?: string }
  readonly licenses?: readonly { readonly type?: string }[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** What somebody else wrote and one of ours needs when it runs. */
export interface ThirdParty {
  readonly name: string
  readonly version: string
  /** As its own package.json says; empty where that says nothing. */
  readonly licence: string
  /** Our folders that bring it, by name. */
  readonly usedBy: readonly string[]
}

const root = fileURLToPath(new URL('../', import.meta.url))
const manifestOf = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

const licenceOf = ({ license, licenses }: Manifest): string =>
  typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type ?? '').join(' OR ') ?? '')

/** Where Node finds a dependency of the package in this folder; undefined where it isn't installed. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (existsSync(join(place, 'package.json'))) return realpathSync(place)
  }
  return undefined
}

/**
 * All third parties of packages and apps, those that come with others included, in the order of their names.
 */
export function thirdParties(): ThirdParty[] {
  const found = new Map<string, { manifest: Manifest; usedBy: Set<string> }>()
  const ours = ['packages', 'apps'].flatMap((kind) =>
    readdirSync(join(root, kind)).map((name) => join(root, kind, name)),
  )
  for (const folder of ours.filter((path) => existsSync(join(path, 'package.json')))) {
    const seen = new Set<string>()
    const waiting = [folder]
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (seen.has(place)) continue
      seen.add(place)
      const manifest = manifestOf(place)
      const isOurs = manifest.name.startsWith('@laissez-passer/')
      if (!isOurs) {
        const id = `${manifest.name} ${manifest.version}`
        const entry = found.get(id) ?? { manifest, usedBy: new Set<string>() }
        entry.usedBy.add(folder.slice(folder.lastIndexOf('/') + 1))
        found.set(id, entry)
      }
      // What another package of ours brings is listed with that one.
      if (isOurs && place !== folder) continue
      for (const name of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
        const next = placeOf(name, place)
        if (next !== undefined) waiting.push(next)
      }
    }
  }
  return [...found.values()]
    .map(({ manifest, usedBy }) => ({
      name: manifest.name,
      version: manifest.version,
      licence: licenceOf(manifest),
      usedBy: [...usedBy].sort(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'))
}
