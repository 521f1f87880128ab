import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { app, build } from './support/build.ts'
import { answering, freePort, run } from './support/running.ts'

/** The flags that servers have, as `compiled.mjs` gives them. */
const { nodeFlags }: { nodeFlags: readonly string[] } = await import(
  new URL('../../../scripts/node-flags.mjs', import.meta.url).href
)
const script = fileURLToPath(new URL('../../../scripts/compiled.mjs', import.meta.url))

it('under the flags of servers Node takes what it ships compiled of itself', async () => {
  const compiledAnew = `globalThis.Request; require('node:http')
    require('internal/test/binding').internalBinding('builtins').getCacheUsage().compiledWithoutCache.size`
  const anew = async (flags: readonly string[]): Promise<number> => {
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, '--expose-internals', '-p', compiledAnew])
    return Number(stdout)
  }
  expect(await anew(nodeFlags)).toBe(0)
  expect(await anew([...nodeFlags, '--expose-gc'])).toBeGreaterThan(0)
})

const portal = fileURLToPath(new URL('../../portal/', import.meta.url))

describe.each([
  { name: 'EU Login', from: app, prefix: 'LOGIN', page: '/cas/login', program: /"event":"started"/ },
  { name: 'Europass', from: portal, prefix: 'PORTAL', page: '/', program: /"event":"up"/ },
])('what V8 made of $name', ({ from, page, prefix, program }) => {
  let folder = ''

  beforeAll(async () => {
    folder = await build(from)
    // What Vite makes for Europass' browsers: a page will do.
    await mkdir(join(folder, 'dist/web'), { recursive: true })
    await writeFile(join(folder, 'dist/web/index.html'), '<!doctype html><title>Europass</title>')
  }, 120_000)

  afterAll(() => rm(folder, { recursive: true, force: true }))

  const compile = () => promisify(execFile)(process.execPath, [script, prefix, page], { cwd: folder })
  const compiled = () => join(folder, 'dist/compiled')

  async function filesOf(path: string): Promise<readonly string[]> {
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  }

  /** What a start says when Node tells of its cache. */
  async function said(flags: readonly string[] = nodeFlags): Promise<string> {
    const data = await mkdtemp(join(tmpdir(), 'compiled-data-'))
    onTestFinished(() => rm(data, { recursive: true, force: true }))
    const origin = `http://localhost:${await freePort()}`
    const server = run(process.execPath, [...flags, join(folder, 'dist/node.js')], {
      cwd: data,
      env: { DATA_DIR: data, [`${prefix}_ORIGIN`]: origin, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' },
    })
    await answering(`${origin}/healthz`, server)
    expect(await server.end()).toBe(0)
    return server.output()
  }

  const taken = /code cache for ESM \S*\/start-\w+\.js was accepted/

  it('a build without it starts as ever, and makes no folder beside the program', async () => {
    const lines = await said()
    expect(lines).toMatch(program)
    expect(lines).not.toMatch(/reading cache|cache directory/)
    expect(await readdir(join(folder, 'dist'))).not.toContain('compiled')
  }, 120_000)

  it('a start takes what V8 made of the program when it was built, also where the folder was moved to', async () => {
    await compile()
    const files = await filesOf(compiled())
    // Whoever may read the program may read it.
    for (const file of files) expect((await stat(file)).mode & 0o444).toBe(0o444)
    const lines = await said()
    expect(lines).toMatch(taken)
    // What was read of it is freed before the rest of a start asks for memory.
    const freed = lines.indexOf('flushCompileCache() finished')
    expect(freed).toBeGreaterThan(0)
    expect(freed).toBeLessThan(lines.search(program))
    const moved = `${folder}-moved`
    await rename(folder, moved)
    folder = moved
    expect(await said()).toMatch(taken)
    // It has all that a start loads: nothing is written.
    expect(await filesOf(compiled())).toHaveLength(files.length)
  }, 120_000)

  it.each([
    ['made under other flags', async () => ['--no-opt']],
    [
      'broken',
      async () => {
        for (const file of await filesOf(compiled())) {
          const bytes = await readFile(file)
          bytes.fill(7, bytes.length / 2)
          await writeFile(file, bytes)
        }
        return nodeFlags
      },
    ],
    [
      'where nothing can be made or read',
      async () => {
        await rm(compiled(), { recursive: true })
        await writeFile(compiled(), '')
        return nodeFlags
      },
    ],
  ])(
    'what is %s is not taken, and the start says nothing of it',
    async (_, spoil) => {
      await compile()
      const lines = await said(await spoil())
      expect(lines).not.toMatch(taken)
      const own = lines.split('\n').filter((line) => line !== '' && !line.includes('[compile cache]'))
      expect(own).toHaveLength(1)
      expect(own[0]).toMatch(program)
    },
    120_000,
  )
})
