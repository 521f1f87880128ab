import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { readInstitutions } from '../../../src/server/sealing/institutions.ts'
import { institutionsIn, wrongInstitutions } from '../../../src/server/sealing/open-institutions.ts'

const folder = mkdtempSync(join(tmpdir(), 'portal-institutions-'))
afterAll(() => rmSync(folder, { recursive: true }))

const zed = { id: 'https://zed.example', name: 'University of Zed', country: 'IE', emailDomains: ['zed.example'] }
const listOf = (...institutions: unknown[]) => JSON.stringify({ institutions })

test('without a file nobody speaks for an institution', async () => {
  expect(await institutionsIn(null)()).toEqual({ ok: true, institutions: [] })
})

test('the file is read anew each time, and one that is broken by then lets nobody', async () => {
  const file = join(folder, 'institutions.json')
  writeFileSync(file, listOf(zed))
  const institutions = institutionsIn(file)
  expect(await institutions()).toMatchObject({ ok: true, institutions: [{ ...zed, names: [], people: [] }] })
  writeFileSync(file, listOf())
  expect(await institutions()).toEqual({ ok: true, institutions: [] })
  writeFileSync(file, '{"institutions": [')
  expect(await institutions()).toEqual({ ok: false, faults: ['it is not JSON, line 1, column 19: a ] is missing'] })
  rmSync(file)
  expect(await institutions()).toEqual({ ok: false, faults: ['there is no such file'] })
})

test('a byte order mark, as editors of Windows write it, is passed over', () => {
  expect(readInstitutions(`\uFEFF${listOf(zed)}`)).toMatchObject({ ok: true })
})

test('two names that another has already are one fault', () => {
  const both = { ...zed, names: ['Zed'] }
  expect(readInstitutions(listOf(both, { ...both, id: 'b' }))).toEqual({
    ok: false,
    faults: ['institutions[1].name is, but for capitals, a name of another in its country'],
  })
})

test('the sample is such a file', async () => {
  const sample = fileURLToPath(new URL('../../../institutions.sample.json', import.meta.url))
  expect(readInstitutions(await readFile(sample, 'utf8'))).toMatchObject({ ok: true })
})

test.each([
  ['{}', 'institutions is no list'],
  ['[]', 'it is no object {"institutions": […]}'],
  [listOf('zed.example'), 'institutions[0] is no institution'],
  [JSON.stringify({ institutions: [], others: [] }), 'it has "others", which is none of institutions'],
  [listOf({ ...zed, name: undefined }), 'institutions[0].name is missing'],
  [
    listOf({ ...zed, emailDomain: ['zed.example'] }),
    'institutions[0] has "emailDomain", which probably means emailDomains',
  ],
  [
    listOf({ ...zed, web: 'zed.example' }),
    'institutions[0] has "web", which is none of id, name, names, country, emailDomains, people',
  ],
  [listOf({ ...zed, emailDomains: undefined }), 'institutions[0] has nobody who speaks for it'],
  [listOf({ ...zed, emailDomains: ['@zed.example'] }), 'institutions[0].emailDomains[0] is no domain'],
  [listOf({ ...zed, emailDomains: ['Zed.example'] }), 'institutions[0].emailDomains[0] is no domain'],
  [listOf({ ...zed, emailDomains: ['*.zed.example'] }), 'institutions[0].emailDomains[0] is no domain'],
  [listOf({ ...zed, emailDomains: ['example'] }), 'institutions[0].emailDomains[0] is no domain'],
  [listOf({ ...zed, people: ['ada@zed.example'] }), 'institutions[0].people[0] is no identifier'],
  [listOf({ ...zed, country: 'Ireland' }), 'institutions[0].country is no country'],
  [listOf({ ...zed, country: 'XX' }), 'institutions[0].country is no country'],
  [listOf({ ...zed, country: 'el' }), 'institutions[0].country is no country'],
  [listOf({ ...zed, name: ' University' }), 'institutions[0].name has spaces or signs that nobody sees'],
  [listOf({ ...zed, names: ['Uni\u200bversity'] }), 'institutions[0].names[0] has spaces or signs'],
  [listOf(zed, { ...zed, name: 'Other' }), 'institutions[1].id is the identifier of another'],
  [listOf(zed, { ...zed, id: 'b', name: 'UNIVERSITY OF ZED' }), 'institutions[1].name is, but for capitals,'],
  [listOf(zed, { ...zed, id: 'b', name: 'B', names: [zed.name] }), 'institutions[1].name is, but for capitals,'],
])('%s is refused where it is wrong: %s', (text, fault) => {
  const read = readInstitutions(text)
  expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(fault)])
})

test('a start is refused with a line for each fault', () => {
  const read = readInstitutions(listOf({ ...zed, name: '' }, { ...zed, id: 'b', country: 'x' }))
  expect(wrongInstitutions('list.json', read.ok ? [] : read.faults).split('\n')).toEqual([
    'PORTAL_INSTITUTIONS_FILE=list.json can’t be used:',
    '  institutions[0].name is empty',
    '  institutions[1].country is no country of ISO 3166 in two capitals, such as EE (EL and UK are read as GR and GB)',
    expect.stringMatching(/^ {2}Accepted: JSON such as \{"institutions": /),
  ])
})

test.each([
  ['EL', 'GR'],
  ['UK', 'GB'],
  ['GR', 'GR'],
])('the Union’s own code %s is read as %s', (country, iso) => {
  expect(readInstitutions(listOf({ ...zed, country }))).toMatchObject({ institutions: [{ country: iso }] })
})

test('the same name in two countries is two institutions', () => {
  expect(readInstitutions(listOf(zed, { ...zed, id: 'b', country: 'DE' }))).toMatchObject({ ok: true })
})
