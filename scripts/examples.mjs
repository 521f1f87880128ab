// Runs every TypeScript example of the READMEs and the documentation as its readers would: in a folder of its
// own, against the packed packages, type-checked and then executed. A block marked `no-run` is neither,
// `types-only` is for browsers and checked alone; one marked `continued` goes on where the block before it
// ended. Ends with `N passed, N failed`.
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node, root, toolEnv } from './install.mjs'
import { linkThirdParties, packAll, packed } from './pack.mjs'
import { run } from './run.mjs'

const { transform } = createRequire(realpathSync(join(root, 'node_modules/tsup/package.json')))('esbuild')
const home = join(packed, 'examples')

/** The runnable blocks of a page: their language, their text, and the line on which they begin. */
export function examplesOf(markdown) {
  const examples = []
  for (const match of markdown.matchAll(/^```(tsx?)([^\n]*)\n([\s\S]*?)^```/gm)) {
    const [, language, marks, code] = match
    if (/\bno-run\b/.test(marks)) continue
    const before = examples.at(-1)
    if (before && /\bcontinued\b/.test(marks)) before.code += `\n${code}`
    else {
      const line = markdown.slice(0, match.index).split('\n').length
      examples.push({ language, code, line, runs: !/\btypes-only\b/.test(marks) })
    }
  }
  return examples
}

/**
 * The pages that hold examples, with the package whose dependencies their readers have; all of them where
 * none is named.
 */
function pages() {
  const readmes = readdirSync(join(root, 'packages')).map((name) => ({
    path: `packages/${name}/README.md`,
    package: name,
  }))
  const content = 'docs/src/content/docs'
  const docs = readdirSync(join(root, content), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.mdx?$/.test(path) && !/^(reference|decisions)\b/.test(path))
    .map((path) => ({ path: `${content}/${path}` }))
  return [{ path: 'README.md' }, ...readmes, ...docs].filter(({ path }) => existsSync(join(root, path)))
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const namesOf = ({ dependencies = {}, devDependencies = {}, peerDependencies = {} }) =>
  Object.keys({ ...dependencies, ...devDependencies, ...peerDependencies })

/** Writes the examples out; returns each with its file. */
async function layOut(packages) {
  const written = []
  for (const page of pages()) {
    const examples = examplesOf(readFileSync(join(root, page.path), 'utf8'))
    if (examples.length === 0) continue
    const folder = join(home, page.path.replace(/[^a-zA-Z0-9]+/g, '-'))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n')
    for (const { name, folder: source } of packages)
      if (!page.package || page.package === name) linkThirdParties(folder, source, namesOf(manifestOf(source)))
    for (const { language, code, line, runs } of examples) {
      const file = join(folder, `line-${line}.${language}`)
      const { code: script } = await transform(code, {
        loader: language,
        format: 'esm',
        jsx: 'automatic',
        target: 'es2024',
      })
      writeFileSync(file, `${code}\nexport {}\n`)
      writeFileSync(file.replace(/tsx?$/, 'mjs'), script)
      written.push({ name: `${page.path}:${line}`, folder, file, runs })
    }
  }
  return written
}

/** The errors of the type checker, by file. */
async function checkTypes() {
  const compilerOptions = {
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable', 'dom.asynciterable'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  }
  writeFileSync(
    join(home, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['*/line-*.ts', '*/line-*.tsx'] }),
  )
  const { output } = await run([node, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false'], {
    cwd: home,
    env: toolEnv(),
  })
  const errors = new Map()
  for (const line of output.split('\n')) {
    const [, file] = line.match(/^(\S+?)\(\d+,\d+\): error/) ?? []
    if (file) errors.set(join(home, file), [...(errors.get(join(home, file)) ?? []), line])
  }
  return errors
}

async function main() {
  const packages = await packAll()
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  writeFileSync(
    join(home, 'assert.mjs'),
    'console.assert = (right, ...words) => { if (!right) throw new Error(words.join(" ") || "an assertion of the example does not hold") }\n',
  )
  const examples = await layOut(packages)
  const types = await checkTypes()
  let failed = 0
  for (const { name, folder, file, runs } of examples) {
    const errors = types.get(file)
    const script = file.replace(/tsx?$/, 'mjs')
    const args = ['--import', join(home, 'assert.mjs'), script]
    const { code, output } = errors
      ? { code: 1, output: errors.join('\n') }
      : runs === false
        ? { code: 0, output: '' }
        : await run([node, ...args], { cwd: folder, env: toolEnv(), timeout: 30_000 })
    if (code === 0) continue
    failed += 1
    console.log(`${name}\n${output.trim()}\n`)
  }
  console.log(`${examples.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
