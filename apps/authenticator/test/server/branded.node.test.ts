import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createApplication } from '../../src/server/application.ts'
import { appManifest, brandedApp, manifestPath, readAppBrand } from '../../src/server/branded.ts'

const sample = join(import.meta.dirname, '../../../login/brand.sample')
const settings = {
  origin: 'https://app.example.eu',
  port: 443,
  hostname: undefined,
  issuer: 'https://id.example.eu',
  base: '/cas',
  brandFolder: sample,
  drainSeconds: 0,
  saysStart: false,
}
const built = {
  page: '<html><head><title>EU Login</title><meta name="lp-issuers" content="__LP_ISSUERS__"></head></html>',
  files: async () => undefined,
}
const manifest = () => '{"name":"EU Login authenticator","short_name":"EU Login","theme_color":"#4e1027","id":"/"}'

test('the app wears a brand: name, colours and words in its page, name and colour where it is installed', async () => {
  const worn = brandedApp(built, { folder: sample, manifest })
  if (!worn.ok) throw new Error(worn.line)
  const app = createApplication(settings, worn.app)
  const html = await (await app.request('/')).text()
  expect(html).toContain('<title>Example ID</title>')
  expect(html).toContain('content="https://id.example.eu"')
  expect(html).toContain('when you sign in at our university')
  const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+colours\.css)"/.exec(html) ?? []
  const css = await app.request(sheet)
  expect(css.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  expect(await css.text()).toContain('--lp-cover: #0b4f8a')
  const told = await app.request(manifestPath)
  expect(told.headers.get('Content-Type')).toBe('application/manifest+json')
  expect(await told.json()).toEqual({
    name: 'Example ID authenticator',
    short_name: 'Example ID',
    theme_color: '#0b4f8a',
    background_color: '#0b4f8a',
    id: '/',
  })
})

test('what the installed app is called is one message, which a brand may say in other words', () => {
  const read = readAppBrand(sample)
  if (!read.ok) throw new Error(read.line)
  const words = { en: { 'install.name': 'Sign in to {@app.name}' } }
  expect(JSON.parse(appManifest('{}', { ...read.brand, words }))).toMatchObject({ name: 'Sign in to Example ID' })
})

test('without one nothing is read, and a wrong one is refused', () => {
  expect(brandedApp(built, { folder: null, manifest })).toEqual({ ok: true, app: built })
  expect(brandedApp(built, { folder: '/nowhere/at/all', manifest })).toMatchObject({ ok: false })
})
