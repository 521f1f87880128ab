// The example that runs in a browser alone.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { findChromium } from '../find-chromium.mjs'
import { node, root } from '../install.mjs'
import { freePort } from '../ports.mjs'
import { lastLines, run } from '../run.mjs'
import { answered, env } from './apps.mjs'
import { project } from './projects.mjs'

const { chromium } = createRequire(join(root, 'e2e/package.json'))('@playwright/test')

/**
 * The example for StackBlitz: installed as its package.json says, it brings nothing native and no script of
 * an installation; then vite, which has a WebAssembly of its own there, builds it, and a browser types into
 * it.
 */
export async function viteRow({ registry, tell }) {
  const row = 'vite · a password field, nothing native'
  const example = join(root, 'packages/widgets/examples/password-field')
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(example, 'package.json'), 'utf8'))
  const named = (all) => Object.entries(all).map(([name, range]) => `${name}@${range}`)
  const made = await project('vite', { registry, wanted: named(dependencies) })
  if (made.failed !== null) return tell(row, lastLines(made.failed))
  const installed = JSON.parse(readFileSync(join(made.folder, 'package-lock.json'), 'utf8')).packages
  const scripted = Object.keys(installed).filter((path) => installed[path].hasInstallScript)
  const native = [...globSync('node_modules/**/{*.node,binding.gyp}', { cwd: made.folder }), ...scripted]
  if (native.length > 0) return tell(row, `native: ${native.join(', ')}`)
  const whole = await project('vite', { registry, wanted: named({ ...dependencies, ...devDependencies }) })
  if (whole.failed !== null) return tell(row, lastLines(whole.failed))
  cpSync(example, whole.folder, { recursive: true })
  const tool = join(whole.folder, 'node_modules/vite/bin/vite.js')
  const { code, output } = await run([node, tool, 'build'], { cwd: whole.folder, env: env() })
  tell(row, code === 0 ? await unlike(whole.folder, tool) : lastLines(output, 40))
}

/** What the built page lacks; null: nothing. */
async function unlike(folder, tool) {
  const port = String(await freePort())
  const words = [tool, 'preview', '--port', port, '--strictPort']
  const server = spawn(node, words, { cwd: folder, env: env(), stdio: 'ignore' })
  const ended = once(server, 'exit')
  let browser
  try {
    await answered(`http://localhost:${port}/`)
    browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
    const page = await browser.newPage()
    const errors = []
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.goto(`http://localhost:${port}/`)
    const field = page.getByLabel('New password', { exact: true })
    const account = page.locator('form:has(input[autocomplete="new-password"]) input[autocomplete="username"]')
    const owner = await account.inputValue({ timeout: 10_000 }).catch(() => '')
    if (owner === '') errors.push('no field says whose password it is')
    await field.fill('sunshine', { timeout: 10_000 }).catch((error) => errors.push(String(error)))
    if (errors.length > 0) return errors.join('\n')
    await page.getByRole('button', { name: 'Save' }).click()
    const said = await page.getByRole('status').filter({ hasText: 'server' }).textContent()
    return said?.includes('common') ? null : `it said: ${said}`
  } catch (error) {
    return String(error)
  } finally {
    await browser?.close()
    server.kill()
    await ended
  }
}
