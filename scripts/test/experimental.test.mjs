import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { experimentalIn } from '../experimental.mjs'
import { root } from '../install.mjs'

const ts = createRequire(join(root, 'docs/package.json'))('typescript')

/** What the exports of a declaration file name that is experimental. */
function named(text) {
  const files = new Map([
    ['/new.d.ts', '/** @experimental */\nexport interface New { readonly a: string }\n'],
    ['/stable.d.ts', text],
  ])
  const host = {
    getSourceFile: (name, target) =>
      files.has(name) ? ts.createSourceFile(name, files.get(name), target, true) : undefined,
    getDefaultLibFileName: () => '/lib.d.ts',
    fileExists: (name) => files.has(name),
    readFile: (name) => files.get(name),
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
  }
  const program = ts.createProgram(
    ['/stable.d.ts'],
    { noLib: true, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext },
    host,
  )
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile('/stable.d.ts'))
  return checker
    .getExportsOfModule(module)
    .flatMap((symbol) => symbol.declarations.flatMap((node) => experimentalIn(node, { ts, checker })))
}

describe('what is stable', () => {
  const from = "import type { New } from './new.d.ts'\n"
  test.each([
    ['a function’s result', `${from}export declare function make(): readonly New[]`],
    ['a member', `${from}export interface Options { readonly made: New }`],
    ['a type under another name', `${from.replace('New }', 'New as Old }')}export type Made = Old | null`],
    ['an import in the type', "export declare const made: import('./new.d.ts').New"],
  ])('is told when it names what is experimental: %s', (_, text) => {
    expect(named(text)).toHaveLength(1)
  })

  test('may have a member that is marked itself, and may name what is stable', () => {
    expect(
      named(
        `${from}export interface Options {\n  /** @experimental */\n  readonly made: New; readonly other: Other }\nexport interface Other {}`,
      ),
    ).toEqual([])
    expect(named(`${from}/** @experimental */\nexport declare function make(): New`)).toEqual([])
  })
})

test('the page on stability names each import path that has something experimental', () => {
  const page = readFileSync(join(root, 'docs/src/content/docs/stability.md'), 'utf8')
  const paths = readdirSync(join(root, 'packages')).flatMap((name) =>
    readFileSync(join(root, 'packages', name, 'api.txt'), 'utf8')
      .split(/^## /m)
      .filter((part) => part.includes('@experimental'))
      .map((part) => part.split('\n')[0]),
  )
  expect(paths.length).toBeGreaterThan(0)
  for (const path of paths) expect(page).toContain(`\`${path}\``)
  const said = [...page.matchAll(/^\| `([^`]+)` \| .*experimental/gm)].map(([, path]) => path)
  expect(said.toSorted()).toEqual([...new Set(paths)].toSorted())
})
