import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import all from '../../vitest.config.ts'

const { project }: { project?: string } = JSON.parse(process.env['MUTATION'] ?? '{}')

/** Tests of what isn’t judged (PostgreSQL), and those that play whole days, which cost much. */
const left = [
  'test/**/*.long.*',
  'test/**/*{postgres,pgbouncer,crash,release-before}*',
  'test/**/{sign-in-model,simulation}*',
]

/** Tests of an area’s rules that stand elsewhere, where what they need is: a phone, a runtime’s hashes. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'core:node': [
    '../mobile-crypto/test/{channel,phone,service}.test.ts',
    '../runtime/test/foreign-hashes.node.test.ts',
    '../testing/test/options.node.test.ts',
  ],
  // What a request asks of them goes through hono’s rooms, which do nothing but hand it on.
  'federation:node': [
    '../hono/test/{cas,ecas,oidc,oidc-grants.node,oidc-tokens,scim,scim-attacks,token,tokens}.test.ts',
    '../hono/test/{api-tokens,client-registration,consent,device-grant,events,logout}.test.ts',
  ],
}

/** What hono’s tests call their runtime, wherever they are asked. */
const platform = {
  '#platform': fileURLToPath(new URL('../../packages/hono/test/support/platform.node.ts', import.meta.url)),
}

/** A statement that is compiled once would stay as it was, with the change in it or without. */
const compiledAnew = {
  name: 'compiled-anew',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    id.endsWith('/store-sql/src/sql/statements.ts') ? code.replaceAll('known ??= build(', 'known = build(') : undefined,
} as const

/** The tests of the area whose mutants are judged, on one worker that stays (`warm-worker.mjs`). */
export default defineConfig({
  test: {
    projects: (all.test?.projects ?? []).flatMap((each) =>
      typeof each === 'object' && 'test' in each && each.test?.name === project
        ? [
            {
              ...each,
              plugins: [compiledAnew],
              resolve: { ...each.resolve, alias: { ...platform, ...each.resolve?.alias } },
              test: {
                ...each.test,
                // What a change keeps from coming is waited for no longer than this.
                expect: { poll: { timeout: 1000 } },
                include: [...(each.test.include ?? []), ...(elsewhere[project] ?? [])],
                isolate: false,
                globalSetup: [],
                runner: fileURLToPath(new URL('warm-worker.mjs', import.meta.url)),
                exclude: [...(each.test.exclude ?? []), ...left],
              },
            },
          ]
        : [],
    ),
  },
})
