// Publishes the documentation of this version beside those of others: at the root of a folder and, for good,
// below its own number. `node scripts/docs-versions.mjs FOLDER` builds both, crawls them, and writes
// `versions.json`, by which each page leads to the others. Folders of other versions stay as they are.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { faultsOf } from './check-docs.mjs'
import { node, root, toolEnv } from './install.mjs'
import { lastLines, run } from './run.mjs'

const number = /^\d+\.\d+$/

/** Versions by their folders' names, the newest first. */
export function versionsOf(names) {
  const parts = (version) => version.split('.').map(Number)
  return names
    .filter((name) => number.test(name))
    .toSorted((one, other) => parts(other)[0] - parts(one)[0] || parts(other)[1] - parts(one)[1])
    .map((version) => ({ version, path: `/${version}/` }))
}

/** This version as folders are called: `0.1` of `0.1.0`. */
export function thisVersion() {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'))
  return version.split('.').slice(0, 2).join('.')
}

/** Builds the site below `base`, and says what is wrong with it. */
async function built(base) {
  const command = [node, join(root, 'docs/node_modules/astro/bin/astro.mjs'), 'build']
  const { code, output } = await run(command, { cwd: join(root, 'docs'), env: { ...toolEnv(), DOCS_BASE: base } })
  if (code !== 0) throw new Error(lastLines(output))
  const site = join(root, 'docs/dist')
  return { site, faults: faultsOf(site, { base }).faults }
}

async function main(folder) {
  if (!folder) throw new Error('Say where: node scripts/docs-versions.mjs FOLDER')
  const target = resolve(folder)
  mkdirSync(target, { recursive: true })
  const version = thisVersion()
  const faults = []
  for (const base of [`/${version}`, '']) {
    const { faults: found, site } = await built(base)
    faults.push(...found)
    if (base === '') {
      for (const name of readdirSync(target)) if (!number.test(name)) rmSync(join(target, name), { recursive: true })
      cpSync(site, target, { recursive: true })
    } else {
      if (existsSync(join(target, version))) rmSync(join(target, version), { recursive: true })
      cpSync(site, join(target, version), { recursive: true })
    }
  }
  writeFileSync(join(target, 'versions.json'), `${JSON.stringify(versionsOf(readdirSync(target)), null, 2)}\n`)
  for (const fault of faults) console.log(fault)
  console.log(`${versionsOf(readdirSync(target)).map((each) => each.version)} in ${target}`)
  process.exitCode = faults.length > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv[2])
