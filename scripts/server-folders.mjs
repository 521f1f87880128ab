// `pnpm bundle FOLDER`: what a server runs, a folder for each of the three apps, complete by itself: the
// built app, and of node_modules only what isn't in it, native parts and the fonts of documents. For an
// image, or to be copied to a machine that has Node and nothing else of ours. Plain JavaScript for the
// machine's Node.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install, node, root } from './install.mjs'

/** What each app finds in node_modules when it runs. */
const apps = {
  login: { native: ['@node-rs/argon2', '@node-rs/bcrypt'], fonts: false },
  portal: {
    native: ['@node-rs/argon2', '@node-rs/bcrypt', '@myriaddreamin/typst-ts-node-compiler'],
    fonts: true,
  },
  authenticator: { native: [], fonts: false },
}

/**
 * A package's folder and description, as the module at `from` finds it; undefined where it isn't installed.
 */
function packageOf(name, from) {
  for (const folder of createRequire(join(from, 'package.json')).resolve.paths(name) ?? []) {
    const at = join(folder, name)
    if (existsSync(join(at, 'package.json')))
      return { folder: realpathSync(at), ...JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) }
  }
  return undefined
}

/** Copies a package and all that it needs; of its variants for machines, the one that is installed here. */
function copyPackage(name, { from, to, optional = false }) {
  const found = packageOf(name, from)
  if (!found && optional) return
  if (!found) throw new Error(`${name} isn’t installed in ${relative(root, from)}.`)
  const target = join(to, 'node_modules', name)
  if (existsSync(target)) return
  cpSync(found.folder, target, { recursive: true, dereference: true, filter: isRun(found.folder) })
  for (const other of Object.keys(found.dependencies ?? {})) copyPackage(other, { from: found.folder, to })
  for (const other of Object.keys(found.optionalDependencies ?? {}))
    copyPackage(other, { from: found.folder, to, optional: true })
}

/** Everything of a package but what is installed below it, its types, and the maps of its sources. */
const isRun = (folder) => (path) => !/(^|\/)node_modules(\/|$)|\.d\.[cm]?ts$|\.map$/.test(relative(folder, path))

/** Of a font's package the files that documents ask for, and its licence. */
function copyFonts(files, { from, to }) {
  for (const file of files) {
    const name = file
      .split('/')
      .slice(0, file.startsWith('@') ? 2 : 1)
      .join('/')
    const found = packageOf(name, from)
    if (!found) throw new Error(`${name} isn’t installed in ${relative(root, from)}.`)
    const inside = file.slice(name.length + 1)
    const licences = ['package.json', 'LICENSE', 'LICENSE.md', 'LICENSE_FONT', 'OFL.txt']
    for (const part of [inside, ...licences])
      if (existsSync(join(found.folder, part)))
        cpSync(join(found.folder, part), join(to, 'node_modules', name, part), { recursive: true, dereference: true })
  }
}

async function bundle(target) {
  await install()
  await build()
  // The Node that all tests ran on, for machines with an older one.
  mkdirSync(target, { recursive: true })
  cpSync(realpathSync(node), join(target, 'node'))
  const { allFontFiles } = await import(pathToFileURL(join(root, 'packages/europass/dist/typst/index.js')).href)
  for (const [name, { native, fonts }] of Object.entries(apps)) {
    const from = join(root, 'apps', name)
    const to = join(target, name)
    mkdirSync(to, { recursive: true })
    const dist = join(from, 'dist')
    // The Worker's part runs elsewhere.
    const runs = (path) => !/\.map$|^(worker\.js|whole(-\w+)?\.js|argon2\.wasm)$/.test(relative(dist, path))
    cpSync(dist, join(to, 'dist'), { recursive: true, filter: runs })
    for (const part of native) copyPackage(part, { from, to })
    if (fonts) copyFonts(allFontFiles(), { from, to })
    const { version } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'))
    writeFileSync(join(to, 'package.json'), `${JSON.stringify({ name, version, type: 'module', private: true })}\n`)
    cpSync(join(root, 'LICENSE'), join(to, 'LICENSE'))
  }
}

const [target, ...rest] = process.argv.slice(2)
try {
  if (!target || rest.length > 0) throw new Error('Say where: pnpm bundle FOLDER, one that is empty or not there yet.')
  if (existsSync(target) && !(statSync(target).isDirectory() && readdirSync(target).length === 0))
    throw new Error(`${target} isn’t an empty folder: old files would stay among the new.`)
  await bundle(resolve(target))
  console.log(
    `${Object.keys(apps).join(', ')}: in ${target}, each started by “node dist/node.js”; the Node beside them will do.`,
  )
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
