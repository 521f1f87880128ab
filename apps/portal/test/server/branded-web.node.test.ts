import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { brandedWeb } from '../../src/server/branded-web.ts'
import { pageRoutes } from '../../src/server/routes/pages.ts'
import type { WebFiles } from '../../src/server/web-files.ts'

const built: WebFiles = {
  page: '<!doctype html><html lang="en"><head><meta name="theme-color" content="#6d1a36" /><title>Europass</title><link rel="icon" href="/mark.svg" /><link rel="stylesheet" href="/assets/main.css"></head><body><noscript>Europass needs JavaScript.</noscript></body></html>',
  file: async () => null,
}
const sample = fileURLToPath(new URL('../../../login/brand.sample', import.meta.url))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brand-'))
})
function put(name: string, content: object | string): void {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
}

/** A page as browsers get it. */
async function served(of: string): Promise<{ readonly html: string; readonly app: Hono }> {
  const worn = brandedWeb(built, of)
  if (!worn.ok) throw new Error(worn.line)
  const app = new Hono().route('/', pageRoutes({ ...worn.web, login: 'http://localhost:4000/cas', typesets: true }))
  return { app, html: await (await app.request('/')).text() }
}

describe('a brand of the portal', () => {
  it('is absent unless it is asked for', () => {
    expect(brandedWeb(built, null)).toEqual({ ok: true, web: built })
  })

  it('of the sample has its name, its colours behind ours, its mark, links and words', async () => {
    const { app, html } = await served(sample)
    expect(html).toContain('<title>Example CV</title>')
    expect(html).toContain('<noscript>Example CV needs JavaScript.</noscript>')
    expect(html).toContain('content="#0b4f8a"')
    expect(html).toContain('Keep your profile up to date at our university')
    expect(html).toContain('https://example.org/legal')
    expect(html).not.toContain('EU Login')
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '')
    expect(sheets.map((href) => href.replace(/[0-9a-f]{8}/, 'HASH'))).toEqual([
      '/assets/main.css',
      '/assets/brand-HASH-.colours.css',
      '/assets/brand-HASH-brand.css',
    ])
    const colours = await app.request(sheets[1] ?? '')
    expect(colours.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
    expect(colours.headers.get('Cache-Control')).toContain('immutable')
    expect(await colours.text()).toContain('--lp-cover: #0b4f8a')
    const [, mark = ''] = /<link rel="icon" href="([^"]+)">/.exec(html) ?? []
    expect((await app.request(mark)).headers.get('Content-Type')).toBe('image/svg+xml')
  })

  it('brings a language, whose sentences are a file that is fetched when it is spoken', async () => {
    const { app, html } = await served(sample)
    const [, told = ''] = /<meta name="lp-brand" content="([^"]+)"/.exec(html) ?? []
    const { languages, words } = JSON.parse(told.replaceAll('&quot;', '"'))
    expect(Object.keys(words)).toEqual(['en'])
    expect(languages).toEqual({ de: expect.stringMatching(/^\/assets\/brand-[0-9a-f]{8}-de\.json$/) })
    const german = await app.request(languages.de)
    expect(german.headers.get('Content-Type')).toBe('application/json')
    expect(german.headers.get('Cache-Control')).toContain('immutable')
    expect(await german.json()).toMatchObject({ 'nav.help': 'Hilfe' })
  })

  it('says sections, forms and help in its words, and in its language', async () => {
    put('languages/de/documents.json', { 'section.work-experience': 'Berufserfahrung' })
    put('languages/fr/documents.json', { 'section.work-experience': 'Parcours' })
    put('languages/de/europass.json', { 'help.title': 'Hilfe' })
    const { app, html } = await served(folder)
    const [, told = ''] = /<meta name="lp-brand" content="([^"]+)"/.exec(html) ?? []
    const { documents, languages } = JSON.parse(told.replaceAll('&quot;', '"'))
    expect(await (await app.request(documents.de)).json()).toEqual({ 'section.work-experience': 'Berufserfahrung' })
    expect(await (await app.request(documents.fr)).json()).toEqual({ 'section.work-experience': 'Parcours' })
    expect(await (await app.request(languages.de)).json()).toEqual({ 'help.title': 'Hilfe' })
    put('languages/de/documents.json', { 'section.work': 'x' })
    const read = brandedWeb(built, folder)
    expect(read.ok ? '' : read.line).toContain('languages/de/documents.json, line 1: "section.work"')
  })

  it('runs nothing that a name or a sentence holds', async () => {
    put('brand.json', { portalName: '</title><script>alert("1")</script>$&', links: [] })
    put('languages/en/europass.json', { 'home.lead': '"> onload="alert(2)' })
    const { html } = await served(folder)
    expect(html).not.toContain('<script')
    expect(html).not.toContain('"> onload')
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;$&amp;')
  })

  it('gives browsers no file but those of the folder', async () => {
    put('files/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    put('files/notes.txt', 'of nobody’s business')
    put('brand.json', { mark: 'mark.svg' })
    const { app, html } = await served(folder)
    const at = /\/assets\/brand-[0-9a-f]{8}-/.exec(html)?.[0] ?? ''
    expect((await app.request(`${at}mark.svg`)).status).toBe(200)
    for (const name of ['notes.txt', '../brand.json', '%2e%2e/brand.json'])
      expect((await app.request(at + name)).status).toBe(404)
  })

  it('keeps a style sheet of its own that is called as ours', async () => {
    put('files/colours.css', '/* ours */')
    put('brand.json', { colour: '#0b4f8a', styles: ['colours.css'] })
    const { app, html } = await served(folder)
    const [, made = '', own = ''] = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
      ([, href]) => href ?? '',
    )
    expect(await (await app.request(made)).text()).toContain('#0b4f8a')
    expect(await (await app.request(own)).text()).toBe('/* ours */')
  })

  it('with a name that nobody reads is refused, and told what there is', () => {
    put('languages/de/europas.json', '{}')
    put('languages/it.json', '{}')
    put('brand.jsn', '{}')
    const read = brandedWeb(built, folder)
    const line = read.ok ? '' : read.line
    for (const said of [
      'languages/de/europas.json: a language has pages.json, mails.json, europass.json, documents.json and app.json',
      'languages/it.json: a language is a folder',
      'brand.jsn: there is nothing of that name in a brand; it has brand.json, files and languages',
    ])
      expect(line).toContain(said)
  })

  it('with a file in place of a folder is refused', () => {
    put('files', '')
    put('languages', '{}')
    const read = brandedWeb(built, folder)
    for (const name of ['files', 'languages'])
      expect(read.ok ? '' : read.line).toContain(`${name}: it must be a folder`)
  })

  it('that isn’t JSON is told so, with where', () => {
    put('brand.json', '{\n  "colour": "#0b4f8a",,\n}')
    put('languages/en/europass.json', '{ home }')
    const read = brandedWeb(built, folder)
    const line = read.ok ? '' : read.line
    expect(line).toMatch(/brand\.json: it is not JSON, line 2, column 23/)
    expect(line).toContain('languages/en/europass.json: it is not JSON')
    expect(line).not.toContain('must be an object')
  })

  it('that can’t be worn is refused, each fault with its place', () => {
    put(
      'brand.json',
      '{\n  "nmae": "x",\n  "colour": "#ffcc00",\n  "links": [\n    { "href": "http://a",\n      "label": {} }\n  ]\n}',
    )
    put('languages/en/europass.json', '{\n  "home.leed": "x",\n  "home.lead": "{count, plural, one {#}}"\n}')
    put('languages/de/europass.json', { 'home.leed': 'x' })
    put('languages/xx/europass.json', { 'home.lead': 'x' })
    const read = brandedWeb(built, folder)
    const line = read.ok ? '' : read.line
    for (const said of [
      'brand.json, line 2: nmae isn’t a field: did you mean name?',
      'brand.json, line 5: links.0.href must be an https address',
      'brand.json, line 6: links.0.label must have a text in "en"',
      'languages/en/europass.json, line 2: "home.leed"',
      'languages/en/europass.json, line 3: "home.lead"',
      'languages/de/europass.json, line 1: "home.leed"',
      'languages/xx is none of bg, ',
    ])
      expect(line).toContain(said)
    put('brand.json', '{\n  "colour": "#ffcc00",\n  "styles": [\n    "gone.css"\n  ],\n  "mark": "gone.svg"\n}')
    const other = brandedWeb(built, folder)
    expect(other.ok ? '' : other.line).toMatch(
      /line 4: .*files\/gone\.css[^]*line 6: .*files\/gone\.svg[^]*line 2: colour #ffcc00 is too light/,
    )
    expect(brandedWeb(built, join(folder, 'nowhere'))).toMatchObject({ ok: false })
  })
})
