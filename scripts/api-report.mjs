// What each package promises, as text: `packages/<name>/api.txt`, every export by its import path, as the
// types say it, without comments but `@experimental`. Who changes the outside sees it in the diff. Nothing
// stable may name what is experimental. Builds what changed, and reads that; `--check` tells where a file is
// behind.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { experimentalIn, isExperimental } from './experimental.mjs'
import { node, root, toolEnv } from './install.mjs'
import { lastLines, run } from './run.mjs'

/** The one that has an API; the compiler that the house builds with has none yet. */
const ts = createRequire(join(root, 'docs/package.json'))('typescript')
const isCheck = process.argv.includes('--check')
const packages = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'package.json')))
  .toSorted()
// Half a second where nothing changed; what was built before would be told as what is promised now.
const turbo = [join(root, 'node_modules/turbo/bin/turbo'), 'run', 'build', '--filter=./packages/*', '--ui=stream']
const built = await run([node, ...turbo, '--output-logs=errors-only'], { cwd: root, env: toolEnv() })
if (built.code !== 0) {
  console.error(`The build failed:\n${lastLines(built.output)}`)
  process.exit(1)
}
const entries = new Map(packages.map((name) => [name, entriesOf(name)]))
const program = ts.createProgram(
  [...entries.values()].flat().map(({ file }) => file),
  {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2024,
    jsx: ts.JsxEmit.ReactJSX,
    skipLibCheck: true,
    types: [],
  },
)
const checker = program.getTypeChecker()
const printer = ts.createPrinter({ removeComments: true, omitTrailingSemicolon: true })

const behind = []
/** Stable exports whose types name what is experimental: it would change under who never asked for it. */
const leaks = []
for (const name of packages) write(`packages/${name}/api.txt`, reportOf(name))
for (const path of behind) console.error(`${path} is behind: pnpm run api`)
for (const leak of new Set(leaks)) console.error(leak)
process.exitCode = behind.length > 0 || leaks.length > 0 ? 1 : 0

function manifestOf(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
}

function entriesOf(name) {
  const { exports = {} } = manifestOf(name)
  return Object.entries(exports)
    .filter(([subpath, { types }]) => types && !subpath.startsWith('./internal'))
    .map(([subpath, { types }]) => ({ subpath, file: join(root, 'packages', name, types) }))
    .toSorted((a, b) => (a.subpath < b.subpath ? -1 : 1))
}

function reportOf(name) {
  /** Where something is declared in full: elsewhere it is only named. */
  const told = new Map()
  const parts = entries.get(name).map(({ subpath, file }) => {
    const path = `${manifestOf(name).name}${subpath.slice(1)}`
    const module = checker.getSymbolAtLocation(program.getSourceFile(file))
    const exported = module === undefined ? [] : checker.getExportsOfModule(module)
    const lines = exported
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((symbol) => {
        const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
        const first = told.get(own)
        if (first !== undefined) return `export ${symbol.name}: as in ${first}`
        const declared = (own.declarations ?? []).filter((node) => node.getSourceFile().fileName.includes('/packages/'))
        if (declared.length === 0) return `export ${symbol.name}: of another package`
        const home = /\/packages\/([^/]+)\//.exec(declared[0].getSourceFile().fileName)?.[1]
        if (home !== name) return `export ${symbol.name}: of ${manifestOf(home).name}`
        told.set(own, path)
        const marked = declared.some((node) => isExperimental(node, { ts }))
        if (!marked)
          for (const node of declared)
            leaks.push(...experimentalIn(node, { checker, ts }).map((other) => leakOf(symbol.name, other, path)))
        return [...new Set(declared.map(textOf))].map((text) => (marked ? `@experimental\n${text}` : text)).join('\n')
      })
    return `## ${path}\n\n${lines.join('\n')}\n`
  })
  return `${parts.join('\n')}`
}

const leakOf = (name, other, path) =>
  `${path}: ${name} is stable and names ${other}, which is @experimental: mark it, or what of it names that`

function textOf(node) {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node
  const printed = (part) => printer.printNode(ts.EmitHint.Unspecified, part, node.getSourceFile())
  const marked = (node.members ?? []).filter((member) => isExperimental(member, { ts }))
  return marked
    .reduce((text, member) => text.replace(printed(member), `@experimental ${printed(member)}`), printed(statement))
    .replace(/^export (declare |default )?/, '')
    .replace(/^declare /, '')
    .replaceAll('    ', '  ')
    .trimEnd()
}

function write(path, text) {
  const file = join(root, path)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (before === text) return
  if (isCheck) behind.push(path)
  else writeFileSync(file, text)
}
