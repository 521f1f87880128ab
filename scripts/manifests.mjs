// What every published package.json says alike: where it comes
// from, on which Node it runs, that it is published with provenance; third parties have ranges, and those of
// which a program may have only one are peers. `node scripts/manifests.mjs` writes, `--check` tells.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const root = new URL('../', import.meta.url)
const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Libraries of which a program has one: two React break hooks, two Hono break middleware's types. */
const ones = { hono: '^4.8.0', react: '^18.2.0 || ^19.0.0', 'react-dom': '^18.2.0 || ^19.0.0' }

/** Whose copy never meets another: only text and requests leave it. */
const kept = { '@laissez-passer/pages': ['react', 'react-dom'], '@laissez-passer/testing': ['hono'] }

/** A manifest with what all say alike, given the repository's own. */
export function completed(manifest, { folder, house }) {
  const { name, version, description, keywords = [], license: _license, publishConfig = {}, ...rest } = manifest
  const files = [...(rest.files ?? []).filter((file) => file !== 'CHANGELOG.md'), 'CHANGELOG.md']
  const { homepage: _homepage, repository: _repository, bugs: _bugs, ...own } = rest
  return {
    name,
    version,
    description,
    keywords,
    homepage: `${house.homepage}/tree/main/packages/${folder}#readme`,
    bugs: house.bugs,
    repository: { ...house.repository, directory: `packages/${folder}` },
    license: house.license,
    ...own,
    // npm leaves it out otherwise; the first release writes it.
    files,
    engines: { node: '>=22.18' },
    publishConfig: { ...publishConfig, access: 'public', provenance: true },
  }
}

/** What is wrong with what a package asks for, in words. */
export function faults({ name, dependencies = {}, peerDependencies = {}, keywords = [], sideEffects }) {
  const range = /^(\^\d+\.\d+\.\d+)( \|\| \^\d+\.\d+\.\d+)*$/
  return [
    ...Object.entries(dependencies).flatMap(([other, wanted]) => [
      ...(wanted === 'workspace:*' || range.test(wanted) ? [] : [`${other}: ${wanted} is no range, such as ^1.2.3`]),
      ...(other in ones && !kept[name]?.includes(other) ? [`${other} must be a peer: a program has one`] : []),
      ...(other in ones && wanted !== ones[other] ? [`${other}: ${wanted} should be ${ones[other]}`] : []),
    ]),
    ...Object.entries(peerDependencies).flatMap(([other, wanted]) => [
      ...(range.test(wanted) ? [] : [`peer ${other}: ${wanted} has no end, say ^1.2.3`]),
      ...(other in ones && wanted !== ones[other] ? [`peer ${other}: ${wanted} should be ${ones[other]}`] : []),
    ]),
    ...(keywords.length < 3 ? ['three keywords at least'] : []),
    ...(sideEffects === undefined ? ['sideEffects isn’t said'] : []),
  ].map((fault) => `${name}: ${fault}`)
}

/** Compares, and unless only checking, writes every manifest; returns what is wrong. */
function reconcile(check) {
  const house = read(new URL('package.json', root))
  return readdirSync(new URL('packages/', root)).flatMap((folder) => {
    const file = new URL(`packages/${folder}/package.json`, root)
    if (!existsSync(file)) return []
    const manifest = read(file)
    const wanted = completed(manifest, { folder, house })
    const same = JSON.stringify(manifest) === JSON.stringify(wanted)
    if (!same && !check) writeFileSync(file, `${JSON.stringify(wanted, null, 2)}\n`)
    return [
      ...faults(manifest),
      ...(same || !check ? [] : [`${manifest.name}: lacks what all say alike; run "pnpm run exports"`]),
    ]
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = reconcile(process.argv.includes('--check'))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
