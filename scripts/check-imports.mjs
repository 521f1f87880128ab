// Who may import whom (docs/decisions/0002-import-table.md, 0017-layers-of-core.md).
// `node scripts/check-imports.mjs` prints every violation; scripts/test/check-imports.test.mjs shows that it
// catches them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { circles } from './import-circles.mjs'

/** Folder → what of ours it imports. `core/password` means that subpath and what lies below it. */
export const table = {
  'packages/password': [],
  'packages/core': ['password'],
  'packages/i18n': ['password/options'],
  'packages/relying-party': [],
  'packages/server': ['password/errors', 'password/options', 'password/typed', 'i18n'],
  'packages/europass': ['password/options', 'password/companion', 'i18n'],
  'packages/federation': ['core'],
  'packages/store-sql': ['core', 'password/companion'],
  'packages/runtime': ['core', 'password/companion', 'server/network'],
  'packages/mobile-crypto': ['core'],
  'packages/eid': ['core', 'relying-party/jwt'],
  'packages/delivery': ['core', 'i18n'],
  'packages/widgets': ['password', 'i18n'],
  'packages/pages': ['core', 'widgets', 'i18n'],
  'packages/hono': ['core', 'password/companion', 'federation', 'delivery', 'pages', 'server', 'i18n'],
  // A whole provider, put together for tests of others' apps.
  'packages/testing': ['core', 'federation', 'store-sql', 'runtime', 'delivery', 'hono', 'pages', 'mobile-crypto'],
  // Bundled into it: a command that runs once fetches next to nothing.
  'packages/create-laissez-passer': ['i18n', 'widgets/palette'],
  'apps/login': [
    'core',
    'eid',
    'europass/english',
    'federation',
    'store-sql',
    'runtime',
    'delivery',
    'hono',
    'pages',
    'server',
    'testing',
    'widgets',
    'i18n',
  ],
  'apps/portal': [
    'core/addresses',
    'core/typed',
    'relying-party',
    'europass',
    'server',
    'store-sql/executors',
    'widgets',
    'i18n',
    'runtime',
  ],
  'apps/authenticator': ['core/addresses', 'core/typed', 'mobile-crypto', 'server', 'widgets', 'i18n'],
  'apps/demo-country': [],
  'apps/headless': ['delivery', 'hono', 'pages', 'runtime', 'store-sql'],
}

/**
 * The floors of core, from the ground up: a room imports from floors below its own, never from above or from
 * its neighbours, types included. A room is a folder or a file of `packages/core/src`; what lies in several
 * belongs to the longest.
 */
export const floors = [
  ['typed'],
  [
    'errors.ts',
    'ports',
    'email',
    'pin',
    'xml',
    'authenticator',
    'foreign-hashes',
    'places',
    'methods/mobile-app-pin/name.ts',
  ],
  ['addresses', 'ids', 'names', 'one-time-codes', 'options'],
  ['password', 'pskc'],
  // What a use case is given; from here on, there are use cases.
  ['context'],
  ['audit', 'links', 'policy', 'sessions', 'webauthn'],
  ['messages', 'captcha'],
  ['sign-in'],
  ['freshness', 'recovery', 'sent-codes', 'methods/password'],
  ['account', 'data-export', 'deletion', 'email-change', 'registration', 'authenticator/server'],
  ['methods/mail-code', 'methods/passkey', 'methods/recovery-code', 'methods/token'],
  ['methods/eid', 'methods/mobile-app-pin', 'methods/mobile-app-qr', 'methods/sms'],
  // What is done to other people's accounts, by whoever runs the provider.
  ['operator'],
  // Who may do what operators do, and which of it takes two.
  ['administration'],
  // What people are told of all these rules.
  ['limits'],
]

/** Whose sources may import `core/internal/…`, which is no API. Apps show that they can do without. */
const insiders = ['packages/core', 'packages/federation', 'packages/delivery', 'packages/hono']

/** Tests of a rule need a real store and runtime: tests may reach these by relative paths. */
const forTests = /^(packages\/(store-sql|runtime)\/src\/|scripts\/(postgres-server|release-before)\.ts$)/
/** Files in a `support` folder of the tests, which put real parts together, may reach these. */
const forSupport = /^packages\/[^/]+\/(src|test\/([^/]+\/)*support)\//

/**
 * The only sources of packages that may use Node's own modules. Apps may, except in what a Worker or browser
 * loads.
 */
const nodeOnly = [
  /^packages\/runtime\/src\/node\//,
  /^packages\/server\/src\/(data-folder|node)\//,
  /^packages\/store-sql\/src\/(sqlite|executors\/d1-wrangler)/,
  /^packages\/relying-party\/src\/(node|sessions\/sqlite)\.ts$/,
  /^packages\/delivery\/src\/(.*\/)?smtp/,
  /^packages\/testing\/src\//,
  /^packages\/create-laissez-passer\/src\//,
  /^packages\/europass\/src\/(cli|typst-node)\//,
]

const importing = /(?:^|[;\s])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g

/** The specifiers that a source imports, type-only ones and `import()` included. */
export function specifiers(source) {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [...code.matchAll(importing)].map(([, fixed, dynamic]) => fixed ?? dynamic)
}

/** Why a file (path from the root) may not import a specifier, or undefined when it may. */
export function refusal(file, specifier) {
  const [parent, name, part] = file.split('/')
  const home = `${parent}/${name}`
  const allowed = table[home]
  if (!allowed) return undefined
  if (specifier.startsWith('.')) return refuseRelative(file, home, specifier)
  if (specifier.startsWith('node:'))
    return parent === 'packages' && part === 'src' && !nodeOnly.some((pattern) => pattern.test(file))
      ? `${home} runs everywhere: no ${specifier} here`
      : undefined
  const ours = specifier.match(/^@laissez-passer\/(.+)$/)?.[1]
  if (!ours || `packages/${ours.split('/')[0]}` === home) return undefined
  if (ours.startsWith('core/internal/') && part === 'src' && !insiders.includes(home))
    return `${home} may not import ${ours}, which is no API`
  if (allowed.some((target) => ours === target || ours.startsWith(`${target}/`))) return undefined
  return `${home} may import ${allowed.join(', ') || 'none of ours'}, not ${ours}`
}

function refuseRelative(file, home, specifier) {
  const target = resolved(file, specifier)
  if (target.startsWith(`${home}/`)) return undefined
  // Whoever translates does so for all three apps, by one command.
  if (home === 'apps/login' && /^apps\/(portal|authenticator)\/(.+\/)?messages\/en\.json$/.test(target))
    return undefined
  if (/^(vitest|tsup)\.shared\.ts$/.test(target) && dirname(file) === home) return undefined
  if (file.startsWith(`${home}/test/`) && forTests.test(target)) return undefined
  if (/\/test\/([^/]+\/)*support\//.test(file) && forSupport.test(target)) return undefined
  return `${home} may not reach ${target} by a relative path`
}

const core = 'packages/core/src/'

/** The room in which a file of core lies, with its floor; undefined where the table has none. */
function roomOf(file) {
  const path = file.slice(core.length)
  const rooms = floors.flatMap((names, floor) => names.map((name) => ({ name, floor })))
  return rooms
    .filter(({ name }) => path === name || path.startsWith(`${name}/`))
    .toSorted((a, b) => b.name.length - a.name.length)[0]
}

/** Why a file of core may not import another, by their floors; undefined when it may. */
export function refusalUpwards(file, target) {
  if (!file.startsWith(core) || !target.startsWith(core)) return undefined
  const [from, to] = [roomOf(file), roomOf(target)]
  if (!from || !to || from.name === to.name || to.floor < from.floor) return undefined
  return `${from.name} may import from rooms below it, not ${to.name}: ${target.slice(core.length)}`
}

/** What `npm create laissez-passer` makes: programs of others. */
const made = /^packages\/create-laissez-passer\/templates\//

const generated = new Set(['node_modules', 'dist', '.turbo', '.wrangler'])

/** Every source file below a folder, as paths from the root. */
export function* sources(root, folder) {
  if (!existsSync(join(root, folder))) return
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (generated.has(entry.name)) continue
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) yield* sources(root, path)
    else if (/\.[cm]?[jt]sx?$/.test(entry.name)) yield path
  }
}

/** The file that a relative specifier means. */
const resolved = (file, specifier) => join(dirname(file), specifier).split(sep).join('/')

/** Every violation below a root: `{ file, reason }`. A package that the table does not name is one too. */
export function violations(root) {
  const found = []
  const imports = new Map()
  for (const parent of ['packages', 'apps'])
    for (const name of existsSync(join(root, parent)) ? readdirSync(join(root, parent)) : [])
      if (existsSync(join(root, parent, name, 'package.json')) && !table[`${parent}/${name}`])
        found.push({ file: `${parent}/${name}`, reason: 'is not in the table of scripts/check-imports.mjs' })
  for (const home of Object.keys(table))
    for (const file of sources(root, home)) {
      if (made.test(file)) continue
      const all = specifiers(readFileSync(join(root, file), 'utf8'))
      const targets = all.filter((specifier) => specifier.startsWith('.')).map((one) => resolved(file, one))
      imports.set(file, targets)
      if (file.startsWith(core) && !roomOf(file))
        found.push({ file, reason: 'is in no room of the floors in scripts/check-imports.mjs' })
      const reasons = [
        ...all.map((specifier) => refusal(file, specifier)),
        ...targets.map((target) => refusalUpwards(file, target)),
      ]
      found.push(...reasons.filter((reason) => reason !== undefined).map((reason) => ({ file, reason })))
    }
  for (const [first, ...others] of circles(imports))
    found.push({ file: first, reason: `imports itself: ${[...others, first].join(' → ')}` })
  return found
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = violations(fileURLToPath(new URL('../', import.meta.url)))
  for (const { file, reason } of found) console.error(`${file}: ${reason}`)
  process.exitCode = found.length > 0 ? 1 : 0
}
