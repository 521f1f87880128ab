import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refusal, refusalUpwards, specifiers, violations } from '../check-imports.mjs'
import { circles } from '../import-circles.mjs'

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
    ['packages/widgets/src/a.ts', '@laissez-passer/core/internal/sign-in'],
    ['packages/widgets/src/a.ts', '@laissez-passer/core/passwords'],
    ['packages/store-sql/src/a.ts', '@laissez-passer/hono/provider'],
    ['packages/pages/src/a.ts', '@laissez-passer/core/internal/sign-in'],
    ['apps/login/src/a.ts', '@laissez-passer/core/internal/sessions'],
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
    ['packages/widgets/src/a.ts', '@laissez-passer/password'],
    ['packages/widgets/src/a.ts', '@laissez-passer/password/pin'],
    ['packages/hono/src/a.ts', '@laissez-passer/core/internal/sign-in'],
    ['apps/login/test/a.test.ts', '@laissez-passer/core/internal/ids'],
    ['packages/runtime/src/node/a.ts', 'node:crypto'],
    ['packages/store-sql/src/sqlite.ts', 'node:sqlite'],
    ['apps/login/src/node.ts', 'node:fs'],
    ['apps/portal/src/a.ts', '@laissez-passer/europass/model'],
  ])('%s may import %s', (file, specifier) => {
    expect(refusal(file, specifier)).toBeUndefined()
  })
})

describe('refusalUpwards', () => {
  const core = (file) => `packages/core/src/${file}`
  test.each([
    ['ports/accounts.ts', 'context/context.ts'],
    ['errors.ts', 'ports/index.ts'],
    ['messages/compose.ts', 'sign-in/gate.ts'],
    ['methods/token/token.ts', 'methods/passkey/method.ts'],
    ['methods/mobile-app-pin/name.ts', 'methods/mobile-app-pin/method.ts'],
  ])('%s may not import %s', (file, target) => {
    expect(refusalUpwards(core(file), core(target))).toBeTypeOf('string')
  })

  test.each([
    ['messages/compose.ts', 'ports/index.ts'],
    ['messages/compose.ts', 'messages/sender.ts'],
    ['authenticator/server/answer.ts', 'authenticator/message.ts'],
    ['authenticator/server/answer.ts', 'methods/mobile-app-pin/name.ts'],
  ])('%s may import %s', (file, target) => {
    expect(refusalUpwards(core(file), core(target))).toBeUndefined()
  })

  test('concerns core alone', () => {
    expect(refusalUpwards('packages/core/test/errors.test.ts', core('sign-in/index.ts'))).toBeUndefined()
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
    write('packages/core/src/ports/deep/down/a.tsx', "import { x } from '@laissez-passer/hono/provider'")
    write('packages/core/dist/a.js', "import { x } from '@laissez-passer/hono/provider'")
    expect(violations(root)).toEqual([
      { file: 'packages/core/src/ports/deep/down/a.tsx', reason: expect.stringContaining('not hono/provider') },
    ])
  })

  test('a new package must be given its line in the table', () => {
    write('packages/novel/package.json', '{}')
    expect(violations(root)).toEqual([{ file: 'packages/novel', reason: expect.stringContaining('table') }])
  })

  test('upward imports within core, types included, and files in no room', () => {
    write('packages/core/src/errors.ts', "import type { Store } from './ports/index.ts'")
    write('packages/core/src/ports/index.ts', '')
    write('packages/core/src/attic/a.ts', '')
    expect(violations(root)).toEqual([
      { file: 'packages/core/src/attic/a.ts', reason: expect.stringContaining('in no room') },
      { file: 'packages/core/src/errors.ts', reason: expect.stringContaining('not ports: ports/index.ts') },
    ])
  })

  test('files that import each other in a circle, types included, tests too', () => {
    write('packages/pages/src/a.tsx', "import { b } from './deep/b.ts'")
    write('packages/pages/src/deep/b.ts', "import type { C } from '../c.ts'")
    write('packages/pages/src/c.ts', "export { a } from './a.tsx'\nimport { d } from './d.ts'")
    write('packages/pages/src/d.ts', '')
    write('packages/pages/test/a.test.ts', "import '../src/a.tsx'")
    expect(violations(root)).toEqual([
      {
        file: expect.stringContaining('packages/pages/src/'),
        reason: expect.stringMatching(/^imports itself: (packages\/pages\/src\/\S+( → )?){3}$/),
      },
    ])
  })
})

describe('circles', () => {
  const of = (graph) => circles(new Map(Object.entries(graph)))

  test('are none in a tree, however often a file is imported', () => {
    expect(of({ a: ['b', 'c'], b: ['c', 'd'], c: ['d', 'outside'], d: [] })).toEqual([])
  })

  test('are found apart, without the files that only lead to them or come from them', () => {
    const found = of({
      top: ['a'],
      a: ['b'],
      b: ['a', 'x'],
      x: ['y', 'bottom'],
      y: ['z'],
      z: ['x'],
      bottom: [],
      self: ['self'],
    })
    expect(found.map((circle) => circle.toSorted().join())).toEqual(expect.arrayContaining(['a,b', 'self', 'x,y,z']))
    expect(found).toHaveLength(3)
  })

  test('that share files are told until none is left', () => {
    expect(of({ a: ['b'], b: ['a', 'c'], c: ['b'] }).map((circle) => circle.toSorted().join())).toEqual(['a,b', 'b,c'])
  })
})
