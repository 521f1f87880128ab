import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cvOf } from '@laissez-passer/europass/cv'
import { letterOf } from '@laissez-passer/europass/letter'
import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { expect, onTestFinished, test } from 'vitest'
import { webAssets } from '../../src/worker/web-assets.ts'
import { origin, portal } from './portal.ts'

/** A brand's folder with words of documents. */
function folderWith(catalogues: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'brand-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [language, sentences] of Object.entries(catalogues)) {
    mkdirSync(join(folder, 'languages', language), { recursive: true })
    writeFileSync(join(folder, 'languages', language, 'documents.json'), JSON.stringify(sentences))
  }
  return folder
}

const profile = profileDraftSchema.parse({
  language: 'de',
  personal: { givenName: 'Ada' },
  entries: { 'work-experience': [{ id: 'w', occupation: 'Taucherin' }] },
})

/** Ada's CV and letter, and all that the server prints of them. */
async function printedBy(brand: string | null, labels: 'de' | 'fr') {
  const { engine, send, signIn } = portal({ brand })
  const cookie = await signIn('ada')
  const ask = (method: string, path: string, body?: unknown) =>
    send(method, path, { cookie, ...(body !== undefined && { body }) })
  const documents = {
    'profile/profile': profile,
    'cv/c': { ...cvOf(profile, { id: 'c' }), labels },
    'letter/l': { ...letterOf(profile, { id: 'l', date: '2026-11-28' }), labels },
  }
  for (const [path, value] of Object.entries(documents))
    expect((await ask('PUT', `/api/documents/${path}`, { schema: schemaVersion, value })).status).toBe(201)
  const items = [
    { kind: 'cv', id: 'c' },
    { kind: 'letter', id: 'l' },
  ]
  const made = await ask('PUT', '/api/shares/share-ada', { title: 'Schule', message: '', items, expiresAt: null })
  const { link } = await made.json()
  const shared = await (await send('GET', `/api/shared/${String(link).slice(`${origin}/s/`.length)}`)).json()
  const set: string[] = []
  const pdf = engine.next
  engine.typeset = async (job) => {
    set.push(JSON.stringify(job))
    if (pdf instanceof Error) throw pdf
    return pdf
  }
  await (await ask('GET', '/api/account/archive.zip')).arrayBuffer()
  return { shared, archived: set.filter((job) => job.includes('Taucherin')) }
}

test('a link and a copy print a language that the organisation brought in its words, ours in our own', async () => {
  const brand = folderWith({
    de: { 'section.work-experience': 'Berufserfahrung' },
    fr: { 'section.work-experience': 'Parcours' },
  })
  const german = await printedBy(brand, 'de')
  expect(german.shared.items).toMatchObject([{ view: { labels: 'de' } }, { view: { labels: 'de' } }])
  expect(JSON.stringify(german.shared)).toContain('Berufserfahrung')
  expect(german.archived).toEqual([expect.stringContaining('Berufserfahrung')])
  const french = await printedBy(brand, 'fr')
  for (const text of [JSON.stringify(french.shared), ...french.archived]) {
    expect(text).toContain('Expérience professionnelle')
    expect(text).not.toContain('Parcours')
  }
})

test('where nobody has the words, what is printed is English and says so', async () => {
  const { archived, shared } = await printedBy(null, 'de')
  expect(shared.items).toMatchObject([{ view: { labels: 'en' } }, { view: { labels: 'en' } }])
  for (const text of [JSON.stringify(shared), ...archived]) expect(text).toContain('Work experience')
})

test('a Worker reads them among its files, once, and again where they couldn’t be had', async () => {
  const told = { documents: { de: '/assets/brand-1-documents.de.json' } }
  const page = `<meta name="lp-brand" content="${JSON.stringify(told).replaceAll('"', '&quot;')}">`
  const asked: string[] = []
  let answer = () => new Response(null, { status: 503 })
  const { printed } = await webAssets({
    fetch: async (request) => {
      const { pathname } = new URL(typeof request === 'string' ? request : request.url)
      if (pathname === '/index.html') return new Response(page)
      asked.push(pathname)
      return answer()
    },
  })
  expect(await printed?.('de')).toEqual({})
  answer = () => Response.json({ 'section.other': 'Weiteres' })
  for (const _ of [1, 2]) expect(await printed?.('de')).toEqual({ 'section.other': 'Weiteres' })
  expect(await printed?.('fr')).toEqual({})
  expect(await printed?.('it')).toEqual({})
  expect(asked).toEqual([told.documents.de, told.documents.de])
})
