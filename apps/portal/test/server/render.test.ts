import { TypesetError } from '@laissez-passer/europass/typst'
import { expect, test } from 'vitest'
import { missingHeader, readMissing } from '../../src/missing-characters.ts'
import { portal } from './portal.ts'

const viewOf = (name: string) => ({
  title: 'CV',
  name,
  sections: [],
  design: { font: 'Open Sans', logo: null },
  photo: null,
})
const documentsOf = (name: string) => ({ documents: [{ kind: 'cv', template: 'formal', view: viewOf(name) }], xml: '' })
const body = documentsOf('Ada')

test('a guest gets a PDF, kept nowhere', async () => {
  const answer = await portal().send('POST', '/api/render', { body })
  expect([answer.status, answer.headers.get('Content-Type'), answer.headers.get('Cache-Control')]).toEqual([
    200,
    'application/pdf',
    'no-store',
  ])
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment/)
})

test('guests are counted per address, people by themselves; the wait is told and true', async () => {
  const { send, signIn, clock } = portal()
  const guest = (address: string) => send('POST', '/api/render', { body, headers: { 'X-Test-Address': address } })
  for (let n = 0; n < 40; n += 1) expect((await guest('a')).status).toBe(200)
  const refused = await guest('a')
  expect([refused.status, refused.headers.get('Retry-After'), await refused.json()]).toMatchObject([
    429,
    '1',
    { reason: 'too-often' },
  ])
  expect((await guest('b')).status).toBe(200)
  expect(
    (await send('POST', '/api/render', { body, cookie: await signIn('ada'), headers: { 'X-Test-Address': 'a' } }))
      .status,
  ).toBe(200)
  clock.now += 1
  expect((await guest('a')).status).toBe(200)
  expect((await guest('a')).status).toBe(429)
})

test('an engine that is busy may be asked again, one that failed is told apart', async () => {
  const { send, engine, logged } = portal()
  engine.next = new TypesetError('busy', 'queue')
  expect((await send('POST', '/api/render', { body })).status).toBe(503)
  engine.next = new TypesetError('failed', 'unexpected text "Élodie"')
  expect((await send('POST', '/api/render', { body })).status).toBe(422)
  expect(JSON.stringify(logged)).not.toContain('Élodie')
})

test('what is no document is refused', async () => {
  for (const wrong of [{}, [], null, { id: 'x', content: {} }]) {
    const answer = await portal().send('POST', '/api/render', { body: wrong })
    expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'invalid' }])
  }
})

test('a long CV counts as the work it is, an endless one is refused', async () => {
  const { send } = portal()
  const long = (work: number) => send('POST', '/api/render', { body: documentsOf('x'.repeat(work * 5000)) })
  expect((await long(36)).status).toBe(200)
  expect((await long(36)).status).toBe(200)
  expect((await long(36)).status).toBe(200)
  expect((await long(36)).status).toBe(429)
  expect((await long(60)).status).toBe(413)
})

test('documents that the browser made ready are set too, and their pictures cost nothing', async () => {
  const { send } = portal()
  const view = {
    title: 'CV',
    name: 'Ada',
    design: { font: 'Open Sans', logo: null },
    photo: { data: `data:image/png;base64,${'A'.repeat(300_000)}`, alt: 'Ada' },
  }
  const documents = [{ kind: 'cv', template: 'formal', view }]
  expect((await send('POST', '/api/render', { body: { documents, xml: '<x/>' } })).status).toBe(200)
  for (const wrong of [
    { documents: [], xml: '' },
    { documents: [{ kind: 'cv', template: 'none', view }] },
    { documents: [{ kind: 'cv', template: 'formal', view: {} }] },
  ])
    expect((await send('POST', '/api/render', { body: wrong })).status).toBe(422)
})

test('a text that begins like a picture costs what a text costs, and an attachment nothing', async () => {
  const { send } = portal()
  const text = `data:image/png;base64,${'A'.repeat(210_000)}`
  expect((await send('POST', '/api/render', { body: documentsOf(text) })).status).toBe(413)
  // A photo stands in the XML too, and there it is half as long again.
  const xml = `<x>${'A'.repeat(300_000)}</x>`
  for (let n = 0; n < 40; n += 1)
    expect((await send('POST', '/api/render', { body: { ...body, xml } })).status).toBe(200)
})

test('a view nested without end is refused', async () => {
  const { send } = portal()
  const deep = JSON.stringify(body).replace('"sections":[]', `"sections":${'['.repeat(9000)}${']'.repeat(9000)}`)
  const answer = await send('POST', '/api/render', { body: deep })
  expect([answer.status, await answer.json()]).toMatchObject([422, { reason: 'invalid' }])
})

test('what no font has is told beside the PDF', async () => {
  const { send } = portal()
  const answer = await send('POST', '/api/render', {
    body: documentsOf('Ur 𒀀'),
  })
  expect(readMissing(answer.headers.get(missingHeader)).map(({ character }) => character)).toContain('𒀀')
})

test('a sheet is set too, with the files that it carries', async () => {
  const { send } = portal()
  const view = {
    title: 'Report',
    name: '',
    issuer: null,
    facts: [],
    blocks: [],
    design: { font: 'Open Sans', logo: null },
  }
  const attachment = { name: 'credential.jsonld', content: '{}', mediaType: 'application/ld+json', description: 'x' }
  const documents = [{ kind: 'sheet', view }]
  expect((await send('POST', '/api/render', { body: { documents, attachments: [attachment] } })).status).toBe(200)
  for (const wrong of [
    { documents: [{ kind: 'sheet', view: { ...view, blocks: 'none' } }] },
    { documents, attachments: [{ ...attachment, name: '../credential' }] },
    { documents, attachments: [{ ...attachment, mediaType: 'none' }] },
    { documents, attachments: Array.from({ length: 5 }, () => attachment) },
  ])
    expect((await send('POST', '/api/render', { body: wrong })).status).toBe(422)
})
