import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { fileURLToPath } from 'node:url'
import type { TestProjectInlineConfiguration, ViteUserConfig } from 'vitest/config'

/** The condition under which `exports` of our packages point at `src/`: tests run from source, never from a stale build. */
export const sourceCondition = 'laissez-passer:source'

/** The day whose Workers runtime the tests and `wrangler.jsonc` ask for. */
export const compatibilityDate = '2026-11-01'

/** What `npm test` leaves to build servers: neutral tests run on Node alone, and files named `*.long.*` nowhere. */
const isDaily = process.env['TESTS'] === 'daily'
const long = isDaily ? ['test/**/*.long.*'] : []

/**
 * How long tests wait for what comes by itself, in milliseconds; less than a test may take, so that one that waits in vain says for
 * what. Vitest and Testing Library give up after a second, which a busy machine needs for much that takes a few milliseconds.
 */
const patience = 15_000

/** How long each project's tests, their hooks and `expect.poll` may take; `inject('patience')` tells it to what else waits. */
export const limits = {
  expect: { poll: { timeout: patience } },
  provide: { patience },
  testTimeout: 20_000,
  hookTimeout: 20_000,
}

const postgresSetup = fileURLToPath(new URL('./vitest.postgres.ts', import.meta.url))

/** Where a package's tests run. */
export interface PackageTests {
  /** Run neutral tests in workerd too, with four D1 databases bound as `DB`, `DB_2` …; `main` is the Worker behind `SELF`, and has the classes of `durableObjects`. */
  workerd?:
    | boolean
    | {
        main?: string
        bindings?: Record<string, string>
        durableObjects?: Record<string, string>
        r2Buckets?: string[]
        /** Whether neutral tests run there too; they do unless told otherwise. */
        neutral?: boolean
      }
  /** What the Node run pretends to be; `happy-dom` for packages that draw. */
  environment?: 'node' | 'happy-dom'
  /** Tests leave something behind in modules or globals, so each file gets a worker; else files share one, twice as fast. */
  isolated?: boolean
  /** What `#platform` is in a test that runs on both: `<this>.node.ts` or `<this>.workerd.ts` in the package's folder. */
  platform?: string
  /** A file of the package that runs before each of its test files. */
  setup?: string
  /** Start a PostgreSQL server for the Node run, one for all packages; `inject('postgres')` is its address. */
  postgres?: boolean
  /** Folder of the package, for configurations that are loaded from elsewhere. */
  root?: string
}

/**
 * The test projects of one package: `<name>:node` and, where asked for, `<name>:workerd`.
 * `*.node.test.ts` runs on Node alone, `*.workerd.test.ts` in workerd alone, every other `*.test.ts` on both.
 */
export function packageTests(name: string, options: PackageTests = {}): ViteUserConfig {
  const projects = [nodeProject(name, options), ...(options.workerd ? [workerdProject(name, options)] : [])]
  return { test: { projects } }
}

function nodeProject(
  name: string,
  { environment = 'node', isolated = false, platform, postgres = false, root, setup }: PackageTests,
): TestProjectInlineConfiguration {
  return {
    ...(root ? { root } : {}),
    resolve: {
      alias: platformAlias(name, platform && `${platform}.node.ts`),
      conditions: [sourceCondition, ...(environment === 'node' ? [] : ['browser'])],
    },
    ssr: { resolve: { conditions: [sourceCondition, 'node', 'module'] } },
    test: {
      ...limits,
      name: `${name}:node`,
      environment,
      isolate: isolated,
      ...(postgres ? { globalSetup: [postgresSetup] } : {}),
      ...(setup ? { setupFiles: [setup] } : {}),
      include: ['test/**/*.test.{ts,tsx}'],
      exclude: ['test/**/*.workerd.test.{ts,tsx}', ...long],
    },
  }
}

function platformAlias(name: string, file: string | undefined): Record<string, string> {
  return file ? { '#platform': fileURLToPath(new URL(`packages/${name}/${file}`, import.meta.url)) } : {}
}

function workerdProject(
  name: string,
  { isolated = false, platform, root, workerd }: PackageTests,
): TestProjectInlineConfiguration {
  const {
    main,
    bindings = {},
    durableObjects = {},
    neutral = true,
    r2Buckets = [],
  } = typeof workerd === 'object' ? workerd : {}
  return {
    ...(root ? { root } : {}),
    plugins: [
      cloudflareTest({
        ...(main ? { main } : {}),
        miniflare: {
          compatibilityDate,
          compatibilityFlags: ['nodejs_compat'],
          d1Databases: ['DB', 'DB_2', 'DB_3', 'DB_4'],
          bindings,
          durableObjects,
          r2Buckets,
          modulesRules: [{ type: 'CompiledWasm', include: ['**/*.wasm'] }],
        },
      }),
    ],
    resolve: { alias: platformAlias(name, platform && `${platform}.workerd.ts`), conditions: [sourceCondition] },
    ssr: { resolve: { conditions: [sourceCondition, 'workerd', 'worker', 'module', 'browser', 'import', 'default'] } },
    test: {
      ...limits,
      name: `${name}:workerd`,
      isolate: isolated,
      include: [isDaily || !neutral ? 'test/**/*.workerd.test.{ts,tsx}' : 'test/**/*.test.{ts,tsx}'],
      exclude: ['test/**/*.node.test.{ts,tsx}', ...long],
      testTimeout: 30_000,
      hookTimeout: 30_000,
    },
  }
}
