import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import starlightTypeDoc from 'starlight-typedoc'
import { digestOf, isMadeOf, noteMadeOf } from './reference-made.ts'

type Plugin = ReturnType<typeof starlightTypeDoc>
/** A package in the menu: the pages of the paths that programs import. */
interface Group {
  readonly label: string
  readonly collapsed: true
  readonly items: { readonly autogenerate: { readonly directory: string } }[]
}

const packages = new URL('../packages/', import.meta.url)
const content = new URL('src/content/docs/reference/', import.meta.url)
/** Where pages are made: a server that runs sees them once they are whole. */
const workshop = new URL('.astro/reference/', import.meta.url)
const beside = 'DOCS_REFERENCE_ALONE'
/** Told to a process beside the server: it makes the reference, and ends. */
export const isBeside = process.env[beside] === '1'

/** The files of a package that programs import; none where it is only run. */
function entryPointsOf(name: string): string[] {
  const manifest: { exports?: Record<string, Record<string, string> | string> } = JSON.parse(
    readFileSync(new URL(`${name}/package.json`, packages), 'utf8'),
  )
  return Object.values(manifest.exports ?? {}).flatMap((target) => {
    const source = typeof target === 'string' ? '' : (target['laissez-passer:source'] ?? '')
    return /\.tsx?$/.test(source) ? [`../packages/${name}/${source.replace('./', '')}`] : []
  })
}

const typeDoc = (name: string, entryPoints: string[]): Plugin =>
  starlightTypeDoc({
    entryPoints,
    output: `reference/${name}`,
    tsconfig: `../packages/${name}/tsconfig.build.json`,
    errorOnEmptyDocumentation: false,
    typeDoc: {
      readme: 'none',
      // A page for each path that programs import; its members are anchors there.
      router: 'module' as const,
      skipErrorChecking: true,
      excludeInternal: true,
      excludePrivate: true,
      // What Node's own types say is theirs, with links that only their site has.
      excludeExternals: true,
      disableSources: true,
      parametersFormat: 'table' as const,
      interfacePropertiesFormat: 'table' as const,
      typeDeclarationFormat: 'table' as const,
      sort: ['source-order' as const],
      logLevel: 'Error' as const,
      // The folder that all entry points share, so that a module is called as its file is.
      basePath: `../packages/${name}/src`,
      displayBasePath: `../packages/${name}/src`,
    },
  })

/** The pages of one package, made anew only where what they are made of changed. */
function kept(name: string, { base, entryPoints }: { base: string; entryPoints: string[] }): Plugin {
  const made = typeDoc(name, entryPoints)
  const folder = new URL(`${name}/`, content)
  return {
    name: `reference of ${name}`,
    hooks: {
      async 'config:setup'(options) {
        if (options.command === 'dev' || options.command === 'preview') return
        const digest = digestOf(name, base)
        if (isMadeOf(folder, digest)) return
        await made.hooks['config:setup']?.({ ...options, astroConfig: { ...options.astroConfig, srcDir: workshop } })
        const pages = new URL(`content/docs/reference/${name}/`, workshop)
        if (!existsSync(pages)) return
        noteMadeOf(pages, digest)
        rmSync(folder, { recursive: true, force: true })
        mkdirSync(content, { recursive: true })
        renameSync(pages, folder)
      },
    },
  }
}

/**
 * An integration of Astro, after Starlight: `pnpm run docs` answers at once, and a process beside it makes
 * what is missing of the reference, which takes a minute or two from nothing; its pages appear as they come.
 */
function besideServer(names: readonly string[], base: string) {
  let child: ChildProcess | undefined
  const isMissing = (name: string) => !isMadeOf(new URL(`${name}/`, content), digestOf(name, base))
  return {
    name: 'reference beside the server',
    hooks: {
      'astro:config:done'() {
        if (isBeside) process.exit(0)
      },
      'astro:server:start'({ logger }: { logger: { info(text: string): void } }) {
        const missing = names.filter(isMissing)
        if (missing.length === 0) return
        logger.info(`pages to be made meanwhile: ${missing.join(', ')}`)
        const env = { ...process.env, [beside]: '1' }
        child = spawn(process.execPath, [process.argv[1] ?? '', 'sync'], { env, stdio: 'inherit' })
        process.once('exit', () => child?.kill())
      },
      // It starts again where the site's configuration changed.
      'astro:server:done'() {
        child?.kill()
      },
    },
  }
}

/** One reference per package, made from the docstrings of the files that its `exports` name. */
export function reference(base: string) {
  const found = readdirSync(packages)
    .map((name) => ({ name, entryPoints: entryPointsOf(name) }))
    .filter(({ entryPoints }) => entryPoints.length > 0)
  const names = found.map(({ name }) => name)
  if (existsSync(content) && !isBeside)
    for (const name of readdirSync(content))
      if (!names.includes(name)) rmSync(new URL(name, content), { recursive: true })
  const groups: Group[] = names.map((label) => ({
    label,
    collapsed: true,
    items: [{ autogenerate: { directory: `reference/${label}` } }],
  }))
  return {
    plugins: found.map(({ name, entryPoints }) => kept(name, { base, entryPoints })),
    groups,
    besideServer: besideServer(names, base),
  }
}
