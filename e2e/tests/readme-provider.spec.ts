import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { freePort } from '../fixtures/apps.ts'
import { examine } from '../fixtures/examine.ts'

const hono = fileURLToPath(new URL('../../packages/hono/', import.meta.url))
/** The provider of the README, as printed. */
const [, printed = ''] = /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(hono, 'README.md'), 'utf8')) ?? []

let folder = ''
let server: ChildProcess | null = null
let origin = ''

test.beforeAll(async () => {
  const port = await freePort()
  origin = `http://localhost:${port}`
  // Where the login app has all of its packages, built.
  folder = mkdtempSync(fileURLToPath(new URL('../../apps/login/node_modules/.readme-', import.meta.url)))
  writeFileSync(join(folder, 'provider.mjs'), printed.replaceAll('4100', String(port)))
  server = spawn(process.execPath, ['provider.mjs'], { cwd: folder, stdio: 'inherit' })
  await expect(async () => expect((await fetch(`${origin}/healthz`)).ok).toBe(true)).toPass({ timeout: 20_000 })
})

test.afterAll(() => {
  server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

test('a provider of fifteen lines looks like ours: styles, scripts, pictures and letters, with no further step', async ({
  page,
}) => {
  const statements = printed.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('import '))
  expect(statements.length).toBeLessThanOrEqual(15)

  const missing: string[] = []
  page.on('response', (response) => {
    if (!response.ok()) missing.push(response.url())
  })
  for (const [path, name] of [
    ['/cas/login', 'readme-sign-in'],
    ['/cas/register', 'readme-register'],
  ] as const) {
    await page.goto(`${origin}${path}`)
    await expect(page).toHaveTitle(/Example ID/)
    const seen = await page.evaluate(async () => {
      await document.fonts.ready
      return {
        fonts: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        cover: getComputedStyle(document.documentElement).getPropertyValue('--lp-cover'),
        button: getComputedStyle(document.querySelector('main button') ?? document.body).backgroundColor,
      }
    })
    expect(seen.fonts.join()).toContain('Inter')
    expect(seen.cover).not.toBe('')
    expect(seen.button).not.toBe('rgba(0, 0, 0, 0)')
    await examine(page, name)
  }
  expect(missing).toEqual([])
})
