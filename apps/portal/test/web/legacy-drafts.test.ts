// @vitest-environment happy-dom
import { emptyProfile } from '@laissez-passer/europass/profile'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { forgetEverything } from '../../src/web/documents/forget.ts'
import { guestDocuments } from '../../src/web/documents/guest-documents.ts'
import { takeOverDrafts, takeOverGuestCv } from '../../src/web/documents/legacy-drafts.ts'
import { profileKey } from '../../src/web/documents/sources.ts'

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
let answers: (() => Response)[] = []
let sent: { readonly path: string; readonly body: unknown }[] = []

beforeEach(async () => {
  await forgetEverything(localStorage)
  localStorage.clear()
  answers = []
  sent = []
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    sent.push({ path, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    return answers.shift()?.() ?? json(503, {})
  })
})
afterEach(() => void vi.unstubAllGlobals())

const waiting = async () => {
  const { keep } = await thisBrowser()
  return (await keep.read(profileKey('ada'))).pending.patches
}

describe('what earlier pages kept of a guest', () => {
  const cv = { id: 'old', title: 'Mine', content: { personal: { givenName: 'Ada' } } }
  test('is taken over once', async () => {
    localStorage.setItem('lp-portal:guest:cv', JSON.stringify(cv))
    await takeOverGuestCv(localStorage)
    await takeOverGuestCv(localStorage)
    expect(await guestDocuments()).toMatchObject([{ kind: 'cv', id: 'old', value: { title: 'Mine', schema: 2 } }])
    expect(localStorage.length).toBe(0)
  })
  test.each(['{', '7', 'null'])('damaged (%s), is passed over', async (damaged) => {
    localStorage.setItem('lp-portal:guest:cv', damaged)
    await takeOverGuestCv(localStorage)
    expect([await guestDocuments(), localStorage.length]).toEqual([[], 0])
  })
})

describe('what earlier pages kept of a person’s profile', () => {
  const draft = {
    personal: { givenName: 'Typed' },
    work: [{ id: 'w1', employer: 'Babbage' }],
  }
  const server = () => json(200, { schema: 2, version: 4, value: emptyProfile('fr') })
  const keepDraft = (value: unknown) =>
    localStorage.setItem('lp-portal:draft:ada:profile', JSON.stringify({ base: 3, value }))
  test('waits: entries come in, and where both differ the person is asked', async () => {
    keepDraft(draft)
    answers = [server]
    await takeOverDrafts('ada', localStorage)
    expect(sent.map(({ path }) => path)).toEqual(['/api/documents/profile/profile'])
    expect(await waiting()).toMatchObject([
      { at: 'personal/givenName', value: 'Typed' },
      { insert: { id: 'w1', employer: 'Babbage' } },
    ])
    expect((await waiting())[0]).not.toHaveProperty('was')
    expect(localStorage.length).toBe(0)
  })
  test('stays as long as the server can’t be asked; another person’s always', async () => {
    keepDraft(draft)
    await takeOverDrafts('ada', localStorage)
    answers = [server]
    await takeOverDrafts('bob', localStorage)
    expect([localStorage.length, await waiting()]).toEqual([1, []])
  })
  test.each([7, null, 'x'])('that is none (%s) is passed over', async (value) => {
    keepDraft(value)
    await takeOverDrafts('ada', localStorage)
    expect([localStorage.length, sent]).toEqual([0, []])
  })
})

describe('what earlier pages kept of a person’s CV', () => {
  const value = { id: 'old', title: 'Typed', content: { work: [{ id: 'w1', employer: 'Babbage' }] } }
  const profile = () => json(200, { schema: 2, version: 4, value: emptyProfile('fr') })
  beforeEach(() => localStorage.setItem('lp-portal:draft:ada:cv:old', JSON.stringify({ base: 3, value })))
  test('becomes another CV over the profile, to which its entries are added', async () => {
    answers = [profile, () => json(201, {})]
    await takeOverDrafts('ada', localStorage)
    expect(sent).toMatchObject([
      { path: '/api/documents/profile/profile' },
      { path: expect.stringMatching(/cv\/[\w-]{36}$/), body: { schema: 2, value: { title: 'Typed' } } },
    ])
    expect(await waiting()).toMatchObject([{ insert: { id: 'w1' }, into: 'entries/work-experience' }])
    expect(localStorage.length).toBe(0)
  })
  test('makes the profile where there is none', async () => {
    answers = [() => json(404, {}), () => json(201, {}), () => json(201, {})]
    await takeOverDrafts('ada', localStorage)
    expect(sent[1]).toMatchObject({ path: '/api/documents/profile/profile', body: { schema: 2 } })
    expect([await waiting(), localStorage.length]).toEqual([[], 0])
  })
  test.each([
    ['can’t be asked', []],
    ['doesn’t take it', [profile, () => json(503, {})]],
  ])('stays where the server %s', async (_, given) => {
    answers = [...given]
    await takeOverDrafts('ada', localStorage)
    expect([await waiting(), localStorage.length]).toEqual([[], 1])
  })
})
