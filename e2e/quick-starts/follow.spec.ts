import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test as base } from '@playwright/test'
import { serveTarballs } from '../../scripts/matrix/registry.mjs'
import { packAll } from '../../scripts/pack.mjs'
import { enterIdentifier, enterPassword } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { euLoginHere, quickStarts, startsAnew } from './printed.ts'
import { emptyProject, follow, type Ports, portsHere } from './project.ts'

interface World {
  readonly registry: string
  readonly ports: Ports
  readonly path: readonly string[]
  readonly person: ReturnType<typeof somebody>
}

const test = base.extend<object, { readonly world: World }>({
  world: [
    async ({ browserName: _ }, use) => {
      const registry = await serveTarballs(await packAll())
      const ports = await portsHere()
      // Runtimes that npm carries, where this machine has none.
      const runtimes = mkdtempSync(join(tmpdir(), 'runtimes-'))
      execFileSync('npm', ['install', '--prefix', runtimes, '--no-audit', '--no-fund', 'bun@1', 'deno@2'])
      const path = [join(runtimes, 'node_modules/.bin')]
      const project = emptyProject({ registry: registry.address, path })
      const login = await follow(euLoginHere, { ...project, ports, at: `http://localhost:${ports.login}/cas/login` })
      await expect.poll(() => login.output()).toContain('EU Login: ')
      const [, email = '', password = ''] = /EU Login: \S+, (\S+), (\S+)/.exec(login.output()) ?? []
      await use({
        registry: registry.address,
        ports,
        path,
        person: { ...somebody(), firstName: 'Marie', email, password },
      })
      await login.stop()
      registry.close()
      for (const folder of [runtimes, project.folder]) rmSync(folder, { recursive: true, force: true })
    },
    { scope: 'worker', timeout: 300_000 },
  ],
})

/** As its reader does, once it runs: in, and out again. */
async function signInAndOut(page: Page, { ports, person }: World): Promise<void> {
  const origin = `http://localhost:${ports.app}`
  const atLogin = new RegExp(`^http://localhost:${ports.login}/cas/`)
  await page.goto(`${origin}/`)
  await page.getByRole('link', { name: 'Who am I?' }).click()
  await expect(page).toHaveURL(atLogin)
  await enterIdentifier(page, person)
  await enterPassword(page, person, 'password')
  await expect(page.getByText('Hello Marie.')).toBeVisible()
  expect(page.url()).toBe(`${origin}/me`)

  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page).not.toHaveURL(`${origin}/me`)
  await page.goto(`${origin}/me`)
  await expect(page).toHaveURL(atLogin)
}

for (const { name, ways } of quickStarts)
  test(`${name}, as its page is printed`, async ({ page, world }) => {
    const projects: ReturnType<typeof emptyProject>[] = []
    const at = `http://localhost:${world.ports.app}/`
    for (const way of ways)
      await test.step(way.title || 'first', async () => {
        if (startsAnew(way)) projects.push(emptyProject(world))
        const project = projects.at(-1)
        if (project === undefined) throw new Error(`start/${name}.md begins with a change`)
        const app = await follow(way, { ...project, ports: world.ports, at })
        try {
          await signInAndOut(page, world)
        } finally {
          await test.info().attach(`printed ${way.title}`, { body: app.output(), contentType: 'text/plain' })
          await app.stop()
        }
      })
    for (const { folder } of projects) rmSync(folder, { recursive: true, force: true })
  })
