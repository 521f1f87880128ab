// What each import path of the packages weighs, and what an installation brings: an entry's bundle in KB
// gzipped, with what it imports of others; packages and their MB on disk. What was written down
// (scripts/weights.json) holds: more is refused. `--write` writes it and the page; needs a build.
import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './install.mjs'
import { scopedPackages } from './pack.mjs'

const { build } = createRequire(realpathSync(join(root, 'node_modules/tsup/package.json')))('esbuild')
const record = join(root, 'scripts/weights.json')
const page = join(root, 'docs/src/content/docs/weights.md')
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Where a package that another asks for lies; null where it isn't installed (optional, other systems). */
function found(name, from) {
  for (let at = realpathSync(from); at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, 'node_modules', name, 'package.json'))) return realpathSync(join(at, 'node_modules', name))
  return null
}

/** All that an installation of a package brings besides itself: folders by name and version. */
export function broughtBy(folder, seen = new Map()) {
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    const at = found(name, folder)
    if (at === null) throw new Error(`${folder} asks for ${name}, which isn’t installed`)
    if (seen.has(at)) continue
    seen.set(at, name)
    broughtBy(at, seen)
  }
  return seen
}

/** Bytes that a package's own files take; ours have just what is published. */
function bytesIn(folder, name) {
  const { files = [] } = name.startsWith('@laissez-passer/') ? manifestOf(folder) : {}
  const parts = files.length > 0 ? ['package.json', ...files] : ['']
  return parts.reduce((sum, part) => sum + bytesOf(join(folder, part)), 0)
}

function bytesOf(path) {
  if (!existsSync(path)) return 0
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return 0
  if (!stat.isDirectory()) return stat.size
  return readdirSync(path)
    .filter((name) => name !== 'node_modules')
    .reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
}

/** KB gzipped of each entry with all that it loads, but peers and what the runtime has. */
async function weightsOf(folder, { files, peers }) {
  const { outputFiles } = await build({
    // In one go: what several load is parsed once.
    entryPoints: files.map((file) => join(folder, file)),
    outbase: folder,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    mainFields: ['module', 'main'],
    conditions: ['import', 'module', 'browser'],
    external: [...peers, ...peers.map((name) => `${name}/*`), 'node:*', 'cloudflare:*', '@node-rs/*', ...nodes],
    loader: { '.wasm': 'binary', '.node': 'empty' },
    logLevel: 'silent',
    outdir: folder,
  })
  const weights = new Map(outputFiles.map(({ path, contents }) => [path, gzipSync(contents).length / 1024]))
  return files.map((file) => round(weights.get(join(folder, file))))
}

const nodes = createRequire(import.meta.url)('node:module').builtinModules

/** Everything, as it is now. */
async function measured() {
  const all = {}
  for (const { name, folder } of scopedPackages()) {
    const manifest = manifestOf(folder)
    const brought = broughtBy(folder)
    const others = [...brought].filter(([, each]) => !each.startsWith('@laissez-passer/'))
    const bytes = [[folder, manifest.name], ...brought].reduce((sum, [at, each]) => sum + bytesIn(at, each), 0)
    const peers = Object.keys(manifest.peerDependencies ?? {})
    const scripts = Object.entries(manifest.publishConfig.exports).filter(
      ([subpath, target]) => typeof target === 'object' && !subpath.startsWith('./internal'),
    )
    const weights = await weightsOf(folder, { files: scripts.map(([, target]) => target.default), peers })
    const entries = Object.fromEntries(scripts.map(([subpath], at) => [subpath, weights[at]]))
    all[name] = {
      packages: others.length,
      ours: brought.size - others.length,
      megabytes: round(bytes / 2 ** 20),
      entries,
    }
  }
  return all
}

const round = (number) => Math.round(number * 10) / 10

/** What became heavier than it was written down, in words; a tenth more of a bundle is let through. */
export function heavier(now, before) {
  return Object.entries(now).flatMap(([name, { packages, ours, megabytes, entries }]) => {
    const was = before[name]
    if (was === undefined) return [`${name}: not written down`]
    return [
      ...(packages > was.packages ? [`${name} brings ${packages} packages of others, and ${was.packages} before`] : []),
      ...(ours > was.ours ? [`${name} brings ${ours} packages of ours, and ${was.ours} before`] : []),
      ...(megabytes > was.megabytes * 1.1 + 0.5 ? [`${name} brings ${megabytes} MB, and ${was.megabytes} before`] : []),
      ...Object.entries(entries).flatMap(([path, weight]) => {
        const least = was.entries[path]
        if (least === undefined) return [`${name} ${path}: not written down`]
        return weight > least * 1.1 + 0.5 ? [`${name} ${path} weighs ${weight} KB, and ${least} before`] : []
      }),
      ...Object.keys(was.entries)
        .filter((path) => !(path in entries))
        .map((path) => `${name} ${path}: written down, and gone`),
    ]
  })
}

function pageOf(all) {
  const rows = Object.entries(all).map(
    ([name, { packages, ours, megabytes }]) => `| ${name} | ${ours} | ${packages} | ${megabytes} |`,
  )
  const entries = Object.entries(all).flatMap(([name, { entries }]) =>
    Object.entries(entries).map(([path, weight]) => `| \`${name}${path.slice(1)}\` | ${weight} |`),
  )
  return `---
title: What packages weigh
description: What an installation of each package brings, and what each import path weighs in a bundle.
---

Made by \`node scripts/weights.mjs --write\`; a check refuses what becomes heavier. Peers (React, Hono, \`pg\` …) are yours and aren’t counted.
How to choose: [Packages](/packages/).

## Installed

| package | brings of ours | of others | MB on disk, all together |
|---|---|---|---|
${rows.join('\n')}

## Bundled

By esbuild, minified and gzipped, with all that the path loads, later too.

| import | KB |
|---|---|
${entries.join('\n')}
`
}

if (process.argv[1] === import.meta.filename) {
  const now = await measured()
  if (process.argv.includes('--write')) {
    writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`)
    writeFileSync(page, pageOf(now))
  } else {
    const before = JSON.parse(readFileSync(record, 'utf8'))
    const problems = heavier(now, before)
    if (readFileSync(page, 'utf8') !== pageOf(before)) problems.push('the page isn’t what was written down')
    for (const problem of problems) console.error(`${problem}; if it must be: node scripts/weights.mjs --write`)
    process.exitCode = problems.length > 0 ? 1 : 0
  }
}
