import { items, newDigitalTest } from '@laissez-passer/europass/digital-skills'
import { importDocument } from '@laissez-passer/europass/exchange'
import { newLanguageCheck } from '@laissez-passer/europass/languages'
import { schemaVersion } from '@laissez-passer/europass/profile'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { DocumentKind } from '../../../src/document-kinds.ts'
import { world } from './support/world.ts'

test('a copy of all that is kept is in open formats, and is one person’s alone', async () => {
  const { ask } = await world()
  const answer = await ask('ada', 'GET', '/api/account/archive.zip')
  expect(answer.headers.get('Content-Disposition')).toContain('europass.zip')
  const archive = unzipSync(new Uint8Array(await answer.arrayBuffer()))
  const names = Object.keys(archive)
  expect(names).toEqual([
    'profile.json',
    'profile.xml',
    'Languages.pdf',
    'documents/CV retitled-ada.json',
    'documents/CV retitled-ada.xml',
    'documents/CV retitled-ada.pdf',
    'documents/Cover letter letter of ada.json',
    'documents/Cover letter letter of ada.pdf',
    'files/ada.pdf',
    'history/CV retitled-ada.json',
    'kept/shares.json',
    'kept/relying_party_sessions.json',
    'schema.json',
    'index.html',
  ])
  const whole = names.map((name) => `${name} ${strFromU8(archive[name] ?? new Uint8Array(0), true)}`).join('\n')
  for (const mine of ['name-ada', 'head-ada', 'retitled-ada', 'content-ada', 'link of ada', 'cv of ada'])
    expect(whole).toContain(mine)
  expect(whole).not.toMatch(/bob/)
  // Neither tokens nor hashes of them.
  expect(whole).not.toMatch(/token|hash|sealed/i)
  const read = await importDocument(archive['profile.xml'] ?? new Uint8Array(0))
  expect(read.ok && read.document.attachments.map(({ name }) => name)).toEqual(['ada.pdf'])
  expect(read.ok && read.document.profile.entries.language[0]?.files).toHaveLength(1)
  const index = strFromU8(archive['index.html'] ?? new Uint8Array(0))
  for (const name of names.filter((one) => one !== 'index.html'))
    expect(index).toContain(`href="${name.split('/').map(encodeURIComponent).join('/')}"`)
  const schema: unknown = JSON.parse(strFromU8(archive['schema.json'] ?? new Uint8Array(0)))
  expect(schema).toMatchObject({ profile: { properties: { personal: {} } }, cv: { properties: { headline: {} } } })
})

test('a copy has the report of a finished test as PDF, and names that say what is in a file, in both languages', async () => {
  const { ask, store } = await world()
  const at = 1_800_000_000
  const answers = Object.fromEntries(items.map(({ id, truth }) => [id, truth === null ? '2' : String(truth)]))
  const put = async (kind: DocumentKind, id: string, body: object) =>
    store.documents.create({ owner: 'ada', kind, id }, { schema: schemaVersion, body, head: {} }, { now: at, most: 9 })
  await put('digital-test', 'test-1', { ...newDigitalTest('test-1', { now: at }), answers, finishedAt: at + 60 })
  await put('digital-test', 'test-2', newDigitalTest('test-2', { now: at }))
  const italian = newLanguageCheck({ code: 'ita', label: '', signed: false }, { id: 'check-1', date: '2026-11-27' })
  await put('language-check', 'check-1', italian)
  const namesIn = async (language: string) => {
    const answer = await ask('ada', 'GET', `/api/account/archive.zip?lang=${language}`)
    return Object.keys(unzipSync(new Uint8Array(await answer.arrayBuffer())))
  }
  const english = await namesIn('en')
  expect(english).toEqual(
    expect.arrayContaining([
      'documents/Digital skills test 2027-01-15.pdf',
      'documents/Digital skills test 2027-01-15 (2).json',
      'documents/Language check Italian 2026-11-27.json',
    ]),
  )
  expect(english).not.toContain('documents/Digital skills test 2027-01-15 (2).pdf')
  const french = await namesIn('fr')
  expect(french).toEqual(expect.arrayContaining(['documents/Évaluation de langue Italien 2026-11-27.json']))
  // No name is the id of something.
  expect([...english, ...french].filter((name) => /test-\d|check-\d|cv1|[\da-f]{8}-/.test(name))).toEqual([])
})
