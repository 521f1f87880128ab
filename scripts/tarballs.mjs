// What a release looks at before anything is tagged: the tree that it is made of, and what it packed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Why a release can't be made of a tree.
 *
 * @param tree `branch` that is checked out, what `git status --porcelain` says, how many commits it is
 * `behind` the others' branch, and the changesets that are `waiting`
 */
export function treeFaults({ behind, branch, changed, waiting }) {
  return [
    ...(branch === 'main' ? [] : [`A release is made of main; this is ${branch || 'no branch'}.`]),
    ...(changed === '' ? [] : [`A release is made of what is committed; there is more:\n${changed}`]),
    ...(behind === '0' ? [] : [`main is ${behind} commits behind what others pushed: git pull --rebase first.`]),
    ...(waiting.length > 0 ? [] : ['Nothing waits in .changeset: there is nothing to release.']),
  ]
}

/** What is in a tarball that nobody should get. */
const unwanted = /^(src|test|node_modules|\.turbo)\/|\.(tsbuildinfo|log)$|^\.env|(^|\/)\.DS_Store$/

/**
 * What is wrong with packed packages.
 *
 * @param packages as `packAll` gave them, laid out
 * @param options `version` that all of them have
 */
export async function tarballFaults(packages, { version }) {
  const ours = new Set(packages.map(({ installed }) => manifestOf(installed).name))
  return packages.flatMap(({ installed }) => {
    const { name, ...manifest } = manifestOf(installed)
    const files = readdirSync(installed, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(installed.length + 1))
      .filter((file) => !file.startsWith('node_modules/'))
    const wanted = { ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }
    return [
      ...(manifest.version === version ? [] : [`is ${manifest.version}, and the release ${version}`]),
      ...(manifest.publishConfig?.provenance === true ? [] : ['would be published without provenance']),
      ...['README.md', 'LICENSE', 'CHANGELOG.md', 'package.json']
        .filter((file) => !files.includes(file))
        .map((file) => `lacks ${file}`),
      ...files.filter((file) => unwanted.test(file)).map((file) => `holds ${file}`),
      ...Object.entries(wanted)
        .filter(([other, range]) => (ours.has(other) ? range !== version : /^(workspace|file|link):/.test(range)))
        .map(([other, range]) => `asks for ${other} ${range}`),
      ...targets(manifest.exports)
        .filter((file) => !files.includes(file.replace('./', '')))
        .map((file) => `exports ${file}, which isn’t in it`),
      ...(JSON.stringify(manifest.exports ?? {}).includes('laissez-passer:source') ? ['exports its sources'] : []),
    ].map((fault) => `${name}: ${fault}`)
  })
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** Every file that exports lead to. */
function targets(exports = {}) {
  return Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : targets(target)))
}
