import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readBrandFolder, withFiles } from '../src/brand/folder.ts'
import { languagesAdd } from '../src/cli/languages-add.ts'
import { languagesCheck } from '../src/cli/languages-check.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brand-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(name: string, content: object | string): void {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2))
}

const typed = (positionals: readonly string[], values = {}) => ({ positionals, values, lists: {} })

describe('a brand', () => {
  it('says of what is no file that it can’t be read', () => {
    symlinkSync(join(folder, 'gone.json'), join(folder, 'brand.json'))
    expect(readBrandFolder(folder)).toMatchObject({
      ok: false,
      line: expect.stringContaining('brand.json: it is no file'),
    })
    rmSync(join(folder, 'brand.json'))
    mkdirSync(join(folder, 'languages/de/mails.json'), { recursive: true })
    expect(readBrandFolder(folder)).toMatchObject({
      ok: false,
      line: expect.stringContaining('languages/de/mails.json: it is no file'),
    })
  })

  it('is read with its files and words, each of which may be absent', async () => {
    expect(readBrandFolder(folder)).toMatchObject({ ok: true, brand: { name: 'EU Login', mark: null } })
    put('brand.json', {
      name: 'Example ID',
      colour: '#0b4f8a',
      tagline: { en: 'For our guests' },
      links: [{ href: 'https://example.eu/legal', label: { en: 'Legal notice' } }],
      mark: 'mark.svg',
      styles: ['brand.css'],
    })
    put('files/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
    put('files/brand.css', ':root{}')
    put('files/notes.txt', 'of nobody’s business')
    put('files/old.svg/inside', 'a folder')
    put('languages/.DS_Store', '')
    put('languages/de/.DS_Store', '')
    put('languages/de/pages.json', { cancel: 'Abbrechen' })
    put('languages/en/mails.json', { hello: 'Good day' })
    const read = readBrandFolder(folder)
    expect(read).toMatchObject({
      ok: true,
      brand: {
        name: 'Example ID',
        pageWords: { de: { cancel: 'Abbrechen' } },
        mailWords: { en: { hello: 'Good day' } },
      },
    })
    if (!read.ok) throw new Error(read.line)
    expect([...read.files.keys()]).toEqual(['brand.css', 'mark.svg'])

    const ours = { version: 'v', read: async () => null }
    const assets = withFiles(ours, read.files)
    expect((await assets.read('brand/mark.svg'))?.type).toBe('image/svg+xml')
    expect(await assets.read('brand/notes.txt')).toBeNull()
    put('files/brand.css', ':root{color:red}')
    const again = readBrandFolder(folder)
    if (!again.ok) throw new Error(again.line)
    expect(withFiles(ours, again.files).version).not.toBe(assets.version)
  })

  // It stands in the subjects of mails.
  it('has a name without line ends, and none that turns the direction of reading', () => {
    for (const name of ['A\r\nBcc: x', 'A\0', 'A \u202Egro.elpmaxe']) {
      put('brand.json', { name })
      expect(readBrandFolder(folder)).toMatchObject({
        ok: false,
        line: expect.stringContaining('name must be on one line'),
      })
    }
    put('brand.json', { name: 'علی‌رضا' })
    expect(readBrandFolder(folder)).toMatchObject({ ok: true })
  })

  it('says all that is wrong in it, and where', () => {
    put(
      'brand.json',
      '{\n  "nmae": "x",\n  "colour": "#ffcc00",\n  "links": [{ "href": "http://a", "label": { "fr": "x" } }]\n}',
    )
    put('languages/de/pages.json', '{\n  "cancel": "Abbrechen",\n  "cancle": "x"\n}')
    put('languages/de/page.json', '{}')
    put('languages/xx/pages.json', '{}')
    put('languages/fr/mails.json', '{ "hello" }')
    put('languages/it.json', '{}')
    put('extra', '')
    const read = readBrandFolder(folder)
    const line = read.ok ? '' : read.line
    for (const said of [
      'extra: there is nothing of that name',
      'brand.json, line 2: nmae isn’t a field: did you mean name?',
      'brand.json, line 4: links.0.href must be an https address',
      'brand.json, line 4: links.0.label must have a text in "en"',
      'languages/de/pages.json, line 3: "cancle" there is no message',
      'languages/de/page.json: a language has pages.json, mails.json, europass.json, documents.json and app.json',
      'languages/xx is none of bg',
      'languages/it.json: a language is a folder',
      'languages/fr/mails.json: it is not JSON, line 1',
    ])
      expect(line).toContain(said)
    put('brand.json', { colour: '#ffcc00', mark: 'gone.svg', styles: ['../secret.css'] })
    const other = readBrandFolder(folder)
    expect(other.ok ? '' : other.line).toContain('must be the name of a file')
    for (const [kinds, said] of [
      [{ mark: 'brand.css' }, /mark must be .* ends in \.svg or \.png/],
      [{ mark: ['mark.svg'] }, /mark must be the name of a file/],
      [{ styles: ['mark.svg'] }, /styles\.0 must be .* ends in \.css/],
      [{ styles: 'brand.css' }, /styles must be a list of at most 4/],
      [{ 'na\nme': 'x' }, /"na\\nme" isn’t a field: did you mean name\?/],
    ] as const) {
      put('brand.json', kinds)
      const wrong = readBrandFolder(folder)
      expect(wrong.ok ? '' : wrong.line).toMatch(said)
    }
    put('brand.json', { colour: '#ffcc00', mark: 'gone.svg' })
    const third = readBrandFolder(folder)
    expect(third.ok ? '' : third.line).toMatch(
      /line 2: colour #ffcc00 is too light[^]*line 3: there is no files\/gone\.svg/,
    )
    expect(readBrandFolder(join(folder, 'nowhere'))).toMatchObject({ ok: false })
  })
})

describe('languages', () => {
  it('are begun, judged and counted for Europass and the app with EU Login’s', async () => {
    const check = (values = {}) => languagesCheck.runPlain({}, typed([], { folder, ...values }))
    const said = {
      'europass.json': { 'nav.help': 'Hilfe', 'help.title': 'Hilfe' },
      'documents.json': { 'section.work-experience': 'Berufserfahrung' },
      'app.json': { 'install.name': '{@app.name}' },
    }
    for (const [name, words] of Object.entries(said)) put(`languages/de/${name}`, { ...words, 'no.such': 'x' })
    const wrong = await check().catch(({ message }) => String(message))
    for (const [name, words] of Object.entries(said))
      expect(wrong).toContain(
        `languages/de/${name}, line ${Object.keys(words).length + 2}: "no.such" there is no message`,
      )
    // EU Login's own faults keep nobody from hearing of the others'. A number is one, also where another
    // sentence quotes it.
    put('languages/de/pages.json', { 'label.my-account': 5 })
    put('languages/de/app.json', { 'app.name': 5 })
    const both = await check().catch(({ message }) => String(message))
    expect(both).toContain('languages/de/pages.json, line 2: "label.my-account" must be a text')
    expect(both).toContain('languages/de/europass.json, line 4: "no.such" there is no message')
    expect(both).toContain('languages/de/app.json, line 2: "app.name" must be a text')
    rmSync(join(folder, 'languages/de/pages.json'))
    for (const [name, words] of Object.entries(said)) put(`languages/de/${name}`, words)
    const told = await check()
    expect(told.text).toMatch(
      /^de: incomplete;.* europass\.json 2 of \d{4};.* documents\.json 1 of \d+;.* app\.json 1 of/,
    )
    expect((await check({ complete: true })).ok).toBe(false)
    // What was there stays.
    await languagesAdd.runPlain({ BRAND_FOLDER: folder }, typed(['de']))
    for (const [name, words] of Object.entries(said)) {
      const whole = JSON.parse(readFileSync(join(folder, 'languages/de', name), 'utf8'))
      expect(whole).toMatchObject(words)
      expect(Object.keys(whole).length).toBeGreaterThan(100)
    }
  })

  it('are begun in English, go on after an upgrade, and are checked', async () => {
    const add = () => languagesAdd.runPlain({ BRAND_FOLDER: folder }, typed(['de']))
    const check = (values = {}) => languagesCheck.runPlain({}, typed([], { folder, ...values }))
    expect((await check()).text).toContain('languages add de')
    expect((await add()).ok).toBe(true)
    const path = join(folder, 'languages/de/pages.json')
    const { cancel, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
    expect(cancel).toBe('Cancel')
    writeFileSync(path, JSON.stringify(rest))
    expect(await check()).toMatchObject({ ok: true, json: { languages: [{ language: 'de', complete: false }] } })
    expect((await check({ complete: true })).ok).toBe(false)

    writeFileSync(path, JSON.stringify({ ...rest, 'page.skip': 'Zum Inhalt' }))
    await add()
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ cancel: 'Cancel', 'page.skip': 'Zum Inhalt' })
    expect((await check({ complete: true })).ok).toBe(true)

    writeFileSync(path, '{')
    await expect(add()).rejects.toThrow('It stays as it is')
    expect(readFileSync(path, 'utf8')).toBe('{')
    await expect(check()).rejects.toThrow('pages.json: it is not JSON')
    // Nothing is written while one can't be read, and a list isn't made into something else.
    writeFileSync(path, '{}')
    writeFileSync(join(folder, 'languages/de/app.json'), '["Hallo"]')
    await expect(add()).rejects.toThrow('app.json: it must be an object of sentences by their keys. It stays as it is')
    expect(readFileSync(path, 'utf8')).toBe('{}')
    // English sentences would take the place of our French ones.
    await expect(languagesAdd.runPlain({ BRAND_FOLDER: folder }, typed(['fr']))).rejects.toThrow('speak “fr” already')
    expect(existsSync(join(folder, 'languages/fr'))).toBe(false)
    await expect(languagesAdd.runPlain({ BRAND_FOLDER: folder }, typed(['klingon']))).rejects.toThrow(
      'none of the Union',
    )
    await expect(languagesCheck.runPlain({}, typed([]))).rejects.toThrow('Set BRAND_FOLDER')
  }, 30_000)
})
