// Keeps each package's `publishConfig.exports` equal to its `exports` without the source condition, which
// only this repository has. `node scripts/exports.mjs` writes, `--check` tells. Also checks what
// architecture.md asks of exports.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const condition = 'laissez-passer:source'
const root = new URL('../packages/', import.meta.url)

/** The `exports` that npm users get. */
export function published(exports) {
  return Object.fromEntries(
    Object.entries(exports).map(([subpath, target]) => {
      if (typeof target === 'string') return [subpath, target]
      const { [condition]: _source, ...rest } = target
      const keys = Object.keys(rest)
      return [subpath, keys.length === 1 && keys[0] === 'default' ? rest.default : rest]
    }),
  )
}

/** What is wrong with a package's `exports`, in words. */
export function faults(manifest, exists) {
  const found = []
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    const at = `${manifest.name} exports["${subpath}"]`
    if (/\.[cm]?js$/.test(subpath)) found.push(`${at}: scripts have no extension there, style sheets and pictures have`)
    if (subpath.includes('*')) found.push(`${at}: no wildcard, list the public files`)
    if (typeof target === 'string') {
      // What a build makes is checked after packing, by publint.
      if (!target.startsWith('./dist/') && !exists(target)) found.push(`${at}: ${target} does not exist`)
      continue
    }
    const source = target[condition]
    if (!source) found.push(`${at}: no "${condition}"`)
    else if (!exists(source)) found.push(`${at}: ${source} does not exist`)
    const keys = Object.keys(target)
    if (keys[0] !== condition) found.push(`${at}: "${condition}" must come first`)
    if (keys.at(-1) !== 'default') found.push(`${at}: "default" must come last`)
    if (/\.tsx?$/.test(source ?? '') && !target.types) found.push(`${at}: no "types"`)
    const expected = source?.replace(/^\.\/src\//, './dist/').replace(/\.tsx?$/, '.js')
    if (expected && target.default !== expected) found.push(`${at}: "default" should be ${expected}`)
    if (target.types && target.types !== expected?.replace(/\.js$/, '.d.ts'))
      found.push(`${at}: "types" should be beside "default"`)
  }
  return found
}

/** Compares, and unless only checking, writes every manifest; returns what is wrong. */
function reconcile(check) {
  const problems = []
  for (const folder of readdirSync(root)) {
    const file = new URL(`${folder}/package.json`, root)
    if (!existsSync(file)) continue
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    problems.push(...faults(manifest, (path) => existsSync(new URL(path, file))))
    const wanted = published(manifest.exports ?? {})
    if (JSON.stringify(manifest.publishConfig?.exports ?? {}) === JSON.stringify(wanted)) continue
    if (check) problems.push(`${manifest.name}: publishConfig.exports differs from exports; run "pnpm run exports"`)
    else {
      manifest.publishConfig = { ...manifest.publishConfig, exports: wanted }
      writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
    }
  }
  return problems
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = reconcile(process.argv.includes('--check'))
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length > 0 ? 1 : 0
}
