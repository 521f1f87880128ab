// The examples of Next and SvelteKit as their own tools build and serve them, with the package as npm gets
// it. Either brings more with it than the rest of this repository's tools, so that only `npm run test:full`
// does it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testEuLogin } from './support/eu-login.ts'
import { listenerOf, serve, serveEuLogin } from './support/serve.ts'
import { visitor } from './support/visitor.ts'
import { logOut, walkThrough } from './support/walk.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const tarball = join(root, 'node_modules/.cache/laissez-passer/packed/tarballs/laissez-passer-relying-party-0.1.0.tgz')

interface Framework {
  readonly example: string
  readonly packages: readonly string[]
  readonly build: readonly string[]
  readonly start: (port: string) => readonly string[]
}

const frameworks: readonly Framework[] = [
  {
    example: 'next',
    packages: ['next@16.4.6', 'react@19.3.1', 'react-dom@19.3.1', 'typescript@6', '@types/react@19', '@types/node@26'],
    build: ['node_modules/next/dist/bin/next', 'build'],
    start: (port) => ['node_modules/next/dist/bin/next', 'start', '-p', port],
  },
  {
    example: 'sveltekit',
    packages: [
      '@sveltejs/kit@3.2.0',
      '@sveltejs/adapter-node@6.0.1',
      '@sveltejs/vite-plugin-svelte@7',
      'svelte@5',
      'vite@8.3.8',
      'typescript@6',
    ],
    build: ['node_modules/vite/bin/vite.js', 'build'],
    start: () => ['build/index.js'],
  },
]

/** Runs to the end; throws what was said when that fails. */
async function run(program: string, args: readonly string[], options: { cwd: string; env?: NodeJS.ProcessEnv }) {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: string[] = []
  child.stdout.on('data', (part: Buffer) => said.push(part.toString()))
  child.stderr.on('data', (part: Buffer) => said.push(part.toString()))
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said.join('')}`)
}

/** A port that is free now. */
async function freePort(): Promise<string> {
  const served = await serve(listenerOf(async () => new Response()))
  await served.close()
  return new URL(served.origin).port
}

describe.runIf(process.env['FRAMEWORKS'] === '1').each(frameworks)(
  '$example',
  ({ build, example, packages, start }) => {
    test('is built and served by its own tools, and signs people in', { timeout: 400_000 }, async () => {
      if (!existsSync(tarball)) throw new Error('pack first: node scripts/test.mjs build packages')
      const folder = mkdtempSync(join(tmpdir(), `${example}-`))
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
      cpSync(fileURLToPath(new URL(`../examples/${example}`, import.meta.url)), folder, { recursive: true })
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: example, private: true, type: 'module' }))
      await run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball, ...packages], {
        cwd: folder,
      })

      const login = testEuLogin(() => Math.floor(Date.now() / 1000))
      const provider = await serveEuLogin(login)
      onTestFinished(() => provider.close())
      const port = await freePort()
      const origin = `http://localhost:${port}`
      login.services = [`${origin}/`]
      const env: NodeJS.ProcessEnv = {
        PATH: process.env['PATH'],
        HOME: folder,
        NODE_ENV: 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        EU_LOGIN: `${provider.origin}/cas`,
        ORIGIN: origin,
        PORT: port,
        SESSIONS: join(folder, 'sessions.sqlite'),
      }
      await run(process.execPath, build, { cwd: folder, env })
      const server = spawn(process.execPath, start(port), { cwd: folder, env, stdio: 'ignore' })
      onTestFinished(() => void server.kill())
      await expect
        .poll(
          () =>
            fetch(origin).then(
              ({ ok }) => ok,
              () => false,
            ),
          { timeout: 30_000 },
        )
        .toBe(true)

      await walkThrough({ login, origin })
      await logOut({ login, origin })
      // A page, not a handler.
      const { response, url } = await visitor().follow(`${origin}/me`)
      expect([url, response.status]).toEqual([`${origin}/me`, 200])
      expect(await response.text()).toContain('Élodie')
    })
  },
)
