import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test } from '@playwright/test'
import { findChromium } from '../../scripts/find-chromium.mjs'
import { serveTarballs } from '../../scripts/matrix/registry.mjs'
import { packAll } from '../../scripts/pack.mjs'
import { lastLines, run } from '../../scripts/run.mjs'
import { chromiumArgs } from '../fixtures/chromium.ts'
import { enterIdentifier, enterPassword, register } from '../steps/login.ts'
import { somebody } from '../steps/person.ts'
import { wordsOf } from '../steps/words.ts'
import { composed, docker, dockerLacks } from './compose.ts'
import { openInbox } from './inbox.ts'

// Caddy has certificates of its own for `.local`; nobody outside could give one to a machine without a name.
const [PROVIDER_HOST, SERVICE_HOST] = ['id.hall-of-keys.local', 'service.hall-of-keys.local']
const prefix = `laissez-passer-${process.pid}`

test('a made project’s containers: built, started behind Caddy, signed in and out through', async () => {
  const lacks = await dockerLacks(['node:24-slim', 'caddy:2'])
  test.skip(lacks !== null, lacks ?? '')
  // Ended the youngest first, wherever the test stops.
  const ends: (() => unknown)[] = []
  let logs = () => Promise.resolve('')
  try {
    const home = mkdtempSync(join(tmpdir(), 'laissez-passer-containers-'))
    ends.push(() => rmSync(home, { recursive: true, force: true }))
    const packages = await packAll()
    // A container on the host's network knows localhost by IPv4 alone.
    const registry = await serveTarballs(packages, { host: '127.0.0.1' })
    ends.push(() => registry.close())
    const folder = await made(home, { packages, registry })
    const env = { PROVIDER_HOST, SERVICE_HOST, SECRET_KEY: 'k'.repeat(40), CLIENT_SECRET: 'c'.repeat(40) }
    const nobody = { SMTP_URL: '', MAIL_FROM: 'Hall of Keys <id@example.eu>' }
    const network = await composed(folder, { prefix, env: { ...env, ...nobody } })
    ends.push(() => network.down())
    await network.network()
    const inbox = await openInbox(network.gateway)
    ends.push(() => inbox.close())
    const project = await composed(folder, { prefix, env: { ...env, ...nobody, SMTP_URL: inbox.url } })
    ends.push(() => project.down())
    logs = project.logs
    const person = somebody()
    await project.start('proxy')
    const ca = join(project.scratch, 'root.crt')
    await expect(async () => {
      writeFileSync(ca, await docker('exec', `${prefix}-proxy`, 'cat', '/data/caddy/pki/authorities/local/root.crt'))
    }).toPass({ timeout: 60_000 })
    // What Caddy's own authority signs, the programs inside believe; with a real name they needn't be told.
    const believing = [`--volume=${ca}:/ca.crt:ro`, '--env=NODE_EXTRA_CA_CERTS=/ca.crt']
    await project.start('provider', believing)
    await project.start('service', believing)

    const rules = `MAP *.hall-of-keys.local ${await project.proxy()}`
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [...chromiumArgs, `--host-resolver-rules=${rules}`],
    })
    ends.push(() => browser.close())
    const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: 'en-GB' })
    const service = `https://${SERVICE_HOST}`
    // Caddy answers for both before either listens.
    for (const address of [`https://${PROVIDER_HOST}/cas/login`, service])
      await expect(async () => expect((await page.goto(address))?.ok()).toBe(true)).toPass({ timeout: 120_000 })
    await page.getByRole('link', { name: 'Create an account' }).click()
    await register(page, person)
    await page.goto(await inbox.link(person.email))
    const t = wordsOf('login', person.language)
    await page.getByLabel(t('new-password.new'), { exact: true }).fill(person.password)
    await page.getByLabel(t('new-password.confirm')).fill(person.password)
    await page.getByRole('button', { name: t('submit') }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('password-done.choose.title'))
    await page.context().clearCookies()
    await page.goto(service)
    await page.getByRole('link', { name: 'Sign in' }).click()
    await enterIdentifier(page, person)
    await enterPassword(page, person, 'password')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Hello ${person.firstName}`)

    // Signed out at the provider, which tells the service by its public name: from inside that is Caddy, too.
    await page.goto(`https://${PROVIDER_HOST}/cas/logout`)
    await page
      .getByRole('main')
      .getByRole('button', { name: t('logout.action') })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      t('logged-out.title', { provider: 'Hall of Keys' }),
    )
    await expect(async () => {
      await page.goto(service)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody is signed in', { timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    const told = await logs()
    expect(told).toContain('"event":"logout-told"')
    expect(told).not.toMatch(/logout-(failed|given-up)/)
  } catch (error) {
    console.log(await logs())
    throw error
  } finally {
    for (const end of ends.toReversed()) await end()
  }
})

/**
 * A project whose lockfile names where each package is: the image installs by it, with no settings of ours.
 */
async function made(
  home: string,
  {
    packages,
    registry,
  }: { readonly packages: Awaited<ReturnType<typeof packAll>>; readonly registry: { readonly address: string } },
): Promise<string> {
  const tarball = packages.find(({ name }) => name === 'create-laissez-passer')?.tarball ?? ''
  const usual = execFileSync('npm', ['config', 'get', 'userconfig'], { encoding: 'utf8' }).trim()
  const before = existsSync(usual) ? `${readFileSync(usual, 'utf8')}\n` : ''
  writeFileSync(join(home, '.npmrc'), `${before}@laissez-passer:registry=${registry.address}\n`)
  const env = { ...process.env, CI: '', npm_config_userconfig: join(home, '.npmrc') }
  const asked = ['--name', 'Hall of Keys', '--yes', '--no-install']
  const folder = join(home, 'keys')
  for (const [cwd, words] of [
    [home, ['exec', '--yes', `--package=${tarball}`, '--', 'create-laissez-passer', 'keys', ...asked]],
    [folder, ['install', '--package-lock-only', '--omit-lockfile-registry-resolved=false', '--no-audit', '--no-fund']],
  ] as const) {
    const { code, output } = await run(['npm', ...words], { cwd, env, timeout: 300_000 })
    expect(code, lastLines(output)).toBe(0)
  }
  return folder
}
