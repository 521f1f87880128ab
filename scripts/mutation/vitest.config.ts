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
              test: {
                ...each.test,
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
