import { answered, newLanguageCheck } from '@laissez-passer/europass/languages'
import { diff } from '@laissez-passer/europass/patch'
import { expect, test } from 'vitest'
import { portal } from './portal.ts'

const at = '/api/documents/language-check'
const check = newLanguageCheck({ code: 'deu', label: '', signed: false }, { id: 'one', date: '2026-11-27' })
const more = answered(check, 'listening.B1.1', { answer: 'easily', skill: 'listening', level: 'B1' })
const change = {
  schema: 2,
  base: 1,
  batch: 'batch-of-one',
  device: { id: 'device-1', name: '' },
  patches: diff(check, more),
}

test('a check of a language is kept by patches, listed by what it is about, and resumed as it was', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  expect((await send('PUT', `${at}/one`, { cookie, body: { schema: 2, value: check } })).status).toBe(201)
  expect((await send('POST', `${at}/one/changes`, { cookie, body: change })).status).toBe(200)
  expect(await (await send('GET', `${at}/one`, { cookie })).json()).toMatchObject({ version: 2, value: more })
  const { documents } = await (await send('GET', at, { cookie })).json()
  expect(documents).toMatchObject([{ id: 'one', code: 'deu', startedAt: '2026-11-27', finishedAt: '' }])
  expect(documents[0]).not.toHaveProperty('starts')
  expect(documents[0]).not.toHaveProperty('answers')
})

test('answers that nobody can give aren’t kept', async () => {
  const { send, signIn } = portal()
  const cookie = await signIn('ada')
  const body = { schema: 2, value: { ...check, answers: { 'listening.B1.1': 'perhaps' } } }
  expect((await send('PUT', `${at}/one`, { cookie, body })).status).toBe(422)
})

test('another person’s check is not there, whatever is tried', async () => {
  const { send, signIn } = portal()
  await send('PUT', `${at}/one`, { cookie: await signIn('ada'), body: { schema: 2, value: check } })
  const cookie = await signIn('bob')
  const tries = [
    await send('GET', `${at}/one`, { cookie }),
    await send('GET', `${at}/one/changes?since=0`, { cookie }),
    await send('GET', `${at}/one/versions`, { cookie }),
    await send('POST', `${at}/one/changes`, { cookie, body: change }),
    await send('DELETE', `${at}/one`, { cookie }),
  ]
  for (const answer of tries) expect(answer.status).toBe(404)
  expect((await (await send('GET', at, { cookie })).json()).documents).toEqual([])
})
