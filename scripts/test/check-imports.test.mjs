import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusal, specifiers, violations } from '../check-imports.mjs'

describe('specifiers', () => {
  test('finds static, type-only, re-exported, bare and dynamic imports', () => {
    const source = `
      import a from 'a'
      import type { B } from "b"
      import 'c'
      export { d } from 'd'
      export * from 'e'
      import {
        f,
        g,
      } from 'f'
      const h = await import('h')
    `
    expect(specifiers(source)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'h'])
  })

  test('leaves comments and plain strings alone', () => {
    expect(
      specifiers(`// import a from 'a'\n/* import b from 'b' */\nconst c = 'import d'\nconst e = "from 'f'"`),
    ).toEqual([])
  })
})

describe('refusal', () => {
  test.each([
    ['packages/core/src/a.ts', '@laissez-passer/store-sql/sqlite'],
    ['packages/core/src/a.ts', '@laissez-passer/i18n/languages'],
    ['packages/i18n/src/a.ts', '@laissez-passer/core/password'],
    ['packages/widgets/src/a.ts', '@laissez-passer/core/sign-in'],
    ['packages/widgets/src/a.ts', '@laissez-passer/core/passwords'],
    ['packages/store-sql/src/a.ts', '@laissez-passer/hono/provider'],
    ['apps/portal/src/a.ts', '@laissez-passer/core/password'],
    ['apps/login/src/a.ts', '@laissez-passer/portal-app/x'],
    ['apps/authenticator/src/a.ts', '../../login/src/node.ts'],
    ['packages/core/src/a.ts', '../../store-sql/src/sqlite.ts'],
    ['packages/core/test/a.test.ts', '../../hono/src/provider.ts'],
    ['packages/core/test/a.test.ts', '../../store-sql/test/support/a.ts'],
    ['packages/core/test/support/a.ts', '../../../../apps/login/src/node.ts'],
    ['packages/core/test/support/a.ts', '../../../hono/test/a.test.ts'],
    ['packages/core/src/support/a.ts', '../../../store-sql/src/sqlite.ts'],
    ['packages/core/src/a.ts', 'node:crypto'],
    ['packages/store-sql/src/d1.ts', 'node:fs'],
  ])('%s may not import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toBeTypeOf('string')
  })

  test.each([
    ['packages/core/src/a/b.ts', '../c.ts'],
    ['packages/core/src/a.ts', 'jose'],
    ['packages/core/test/a.test.ts', '@laissez-passer/core/password'],
    ['packages/core/test/a.node.test.ts', '../../store-sql/src/sqlite.ts'],
    ['packages/core/test/support/a.ts', '../../../hono/src/provider.ts'],
    ['packages/core/test/pin/support/a.ts', '../../../../store-sql/src/sqlite.ts'],
    ['packages/relying-party/test/support/a.ts', '../../../federation/test/support/provider.ts'],
    ['packages/core/test/a.node.test.ts', 'node:fs'],
    ['packages/core/vitest.config.ts', '../../vitest.shared.ts'],
    ['packages/widgets/src/a.ts', '@laissez-passer/core/password'],
    ['packages/widgets/src/a.ts', '@laissez-passer/core/pin/check'],
    ['packages/runtime/src/node/a.ts', 'node:crypto'],
    ['packages/store-sql/src/sqlite.ts', 'node:sqlite'],
    ['apps/login/src/node.ts', 'node:fs'],
    ['apps/portal/src/a.ts', '@laissez-passer/europass/model'],
  ])('%s may import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toBeUndefined()
  })
})

describe('violations', () => {
  let root = ''
  const write = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'imports-'))
  })
  afterEach(() => rmSync(root, { recursive: true }))

  test('are found in files, wherever they lie', () => {
    write('packages/core/package.json', '{}')
    write('packages/core/src/deep/down/a.tsx', "import { x } from '@laissez-passer/hono/provider'")
    write('packages/core/dist/a.js', "import { x } from '@laissez-passer/hono/provider'")
    expect(violations(root)).toEqual([
      { file: 'packages/core/src/deep/down/a.tsx', reason: expect.stringContaining('not hono/provider') },
    ])
  })

  test('a new package must be given its line in the table', () => {
    write('packages/novel/package.json', '{}')
    expect(violations(root)).toEqual([{ file: 'packages/novel', reason: expect.stringContaining('table') }])
  })
})
