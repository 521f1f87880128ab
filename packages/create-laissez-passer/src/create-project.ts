import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Choices, defaults, type Runtime } from './choices.ts'
import { filled, packageNameOf } from './fill.ts'
import { type Fault, faultsOf, judgedFolder } from './judge.ts'
import { wordsIn } from './words.ts'

/** The package's own folder, from `src` as from `dist`. */
const home = fileURLToPath(new URL('../', import.meta.url))

/**
 * A project that was made.
 * @experimental
 */
export interface Created {
  /** Its folder, absolute. */
  readonly folder: string
  /** The files that were written, relative to it, with `/`, in order. */
  readonly files: readonly string[]
  /** Takes it away again; what was there before stays. */
  readonly remove: () => void
}

/**
 * Choices, or a folder, that can't be; `faults` has them one by one.
 * @experimental
 */
export class WrongChoices extends Error {
  override readonly name = 'WrongChoices'
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const say = wordsIn('en')
    super(faults.map(({ key, option, params }) => `${option}: ${say(key, params)}`).join('\n'))
    this.faults = faults
  }
}

/**
 * Makes a project: a provider, a service that people sign in to by it, tests, and what deploys both. All of
 * it or nothing: files are written beside the folder and moved into it. Installs nothing. Two secrets are
 * made for the project, in a file that only its owner reads and Git ignores.
 *
 * @param folder where; made where it is missing. It must hold nothing but `.git`
 * @returns what was written
 * @throws WrongChoices with all that can't be, before anything is written
 * @experimental
 */
export function createProject(folder: string, choices: Choices = {}): Created {
  const path = resolve(folder)
  const faults = [
    ...faultsOf(choices),
    ...[folder.trim() === '' ? judgedFolder('') : judgedFolder(path)].flatMap((fault) => fault ?? []),
  ]
  if (faults.length > 0) throw new WrongChoices(faults)
  const files = filesOf(path, choices)
  const isNew = !existsSync(path)
  mkdirSync(dirname(path), { recursive: true })
  const beside = mkdtempSync(join(dirname(path), '.create-laissez-passer-'))
  const entries = [...new Set(files.map(([name]) => name.split('/')[0] ?? name))]
  try {
    for (const [name, text, mode] of files) {
      mkdirSync(dirname(join(beside, name)), { recursive: true })
      writeFileSync(join(beside, name), text, { mode })
    }
    if (isNew) mkdirSync(path)
    for (const entry of entries) renameSync(join(beside, entry), join(path, entry))
  } finally {
    rmSync(beside, { recursive: true, force: true })
  }
  return { folder: path, files: files.map(([name]) => name), remove: () => removeAll(path, { entries, isNew }) }
}

function removeAll(path: string, { entries, isNew }: { readonly entries: readonly string[]; readonly isNew: boolean }) {
  // What an installation left is ours as well: nothing was there but `.git`.
  for (const entry of [...entries, 'node_modules', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'])
    rmSync(join(path, entry), { recursive: true, force: true })
  if (isNew && readdirSync(path).length === 0) rmdirSync(path)
}

type File = readonly [name: string, text: string, mode: number]

/** Everything that the project has, in the order of its names. */
function filesOf(path: string, choices: Choices): readonly File[] {
  const given = Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined))
  const whole = { ...defaults, ...given }
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const filling = {
    ...whole,
    name: whole.name.trim(),
    methods: [...new Set(['password' as const, ...whole.methods])],
    packageName: packageNameOf(basename(path)),
    range: `^${version}`,
  }
  const templates = ['shared', whole.runtime].flatMap((template) => {
    const from = join(home, 'templates', template)
    return namesIn(from).flatMap((file): readonly File[] => {
      const name = nameOf(file, whole.language)
      return name === null ? [] : [[name, filled(name, readFileSync(join(from, file), 'utf8'), filling), 0o666]]
    })
  })
  return [...templates, ...secretFiles(whole.runtime)].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * The files of a folder and below, with `/`. By their names alone: Yarn's Plug'n'Play reads from an archive,
 * and knows no `parentPath` there.
 */
function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? namesIn(join(folder, entry.name)).map((name) => `${entry.name}/${name}`) : [entry.name],
  )
}

/** Secrets of one's own machine; what the provider seals its database with is told nobody else. */
function secretFiles(runtime: Runtime): readonly File[] {
  const [secretKey, clientSecret] = ['SECRET_KEY', 'CLIENT_SECRET'].map(
    (name) => `${name}=${randomBytes(32).toString('base64url')}\n`,
  )
  const both = `${secretKey}${clientSecret}`
  return runtime === 'node'
    ? [['.env', both, 0o600]]
    : [
        ['provider/.dev.vars', both, 0o600],
        ['service/.dev.vars', `${clientSecret}`, 0o600],
      ]
}

/** npm leaves out files called `.gitignore`; a README has a template a language. Null: another language's. */
function nameOf(path: string, language: string): string | null {
  const readme = /^README\.([a-z]{2})\.md$/.exec(path)
  if (readme) return readme[1] === language ? 'README.md' : null
  return path === '_gitignore' ? '.gitignore' : path
}
