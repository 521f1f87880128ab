// `pnpm run release`: the next versions by the changesets, built, tried, packed, looked at, committed and
// tagged, in this clone; pushing is yours, and a build server publishes what is tagged. `--dry-run` does the
// same in a clone of this one that is thrown away, with what is built here, and tries nothing twice.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { node, root, toolEnv } from './install.mjs'
import { readOptions } from './options.mjs'
import { packAll, publicPackages } from './pack.mjs'
import { lastLines, run } from './run.mjs'
import { tarballFaults, treeFaults } from './tarballs.mjs'

class Refused extends Error {}

/** Runs a tool; says what it said where it fails. */
async function did(words, options = {}) {
  const { code, output } = await run(words, { cwd: root, env: toolEnv(), ...options })
  if (code !== 0) throw new Refused(`${words.slice(0, 3).join(' ')} failed:\n${lastLines(output)}`)
  return output.trim()
}

const git = (...args) => did(['git', ...args])
const changesets = () => join(dirname(createRequire(import.meta.url).resolve('@changesets/cli/package.json')), 'bin.js')
const versionOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version

/** In this clone. `built`: in the throwaway one, where what is built was brought along. */
async function release({ built }) {
  const faults = treeFaults({
    branch: await git('branch', '--show-current'),
    changed: await git('status', '--porcelain'),
    behind: built ? '0' : await git('rev-list', '--count', 'HEAD..@{upstream}'),
    waiting: readdirSync(join(root, '.changeset')).filter((name) => /^(?!README).*\.md$/.test(name)),
  })
  if (faults.length > 0) throw new Refused(faults.join('\n'))

  await did([node, changesets(), 'version'])
  const version = versionOf(publicPackages()[0].folder)
  console.log(`versions: ${version}`)
  if (!built) {
    console.log('builds, and tries what will be packed …')
    await did([
      node,
      join(root, 'scripts/test.mjs'),
      'build',
      'packages',
      'api',
      'unused',
      'size',
      'examples',
      'create',
    ])
  }
  const packages = await packAll()
  const wrong = await tarballFaults(packages, { version })
  if (wrong.length > 0) throw new Refused(wrong.join('\n'))
  console.log(`packed: ${packages.length} packages, each as it should be`)

  const tag = `v${version}`
  await git('add', '--all')
  await git(
    'commit',
    '--quiet',
    '--message',
    `Release ${version}\n\nWhat the changesets said is now in each package's CHANGELOG.md, and on the site.`,
  )
  await git('tag', '--annotate', tag, '--message', `Laissez-passer ${version}`)
  console.log(`tagged: ${tag}`)
  console.log(built ? 'Nothing was kept.' : 'Push it: git push --follow-tags. A build server publishes what is tagged.')
}

/** A release in a clone, with what is installed and built here. */
async function dryRun() {
  const clone = mkdtempSync(join(tmpdir(), 'laissez-passer-release-'))
  try {
    await git('clone', '--quiet', '--local', '.', clone)
    const there = (...args) => did(['git', '-C', clone, ...args])
    // A build server tries a commit without a branch.
    await there('switch', '--quiet', '-C', 'main')
    await there('config', 'user.name', 'Dry run')
    await there('config', 'user.email', 'dry-run@example.eu')
    // What is packed there lies in its own cache.
    mkdirSync(join(clone, 'node_modules'))
    for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '.cache'))
      symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name))
    for (const { folder } of publicPackages())
      for (const part of ['dist', 'node_modules']) {
        const from = join(folder, part)
        // Links into the clone stay links into the clone.
        if (existsSync(from))
          cpSync(from, join(clone, from.slice(root.length)), { recursive: true, verbatimSymlinks: true })
      }
    console.log(await did([node, join(clone, 'scripts/release.mjs'), '--built'], { cwd: clone }))
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}

const given = readOptions('dry-run', 'built')
try {
  await (given.has('dry-run') ? dryRun() : release({ built: given.has('built') }))
} catch (error) {
  if (!(error instanceof Refused)) throw error
  console.error(error.message)
  process.exitCode = 1
}
