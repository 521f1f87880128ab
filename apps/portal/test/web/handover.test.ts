// @vitest-environment happy-dom
import { cvDraftSchema, emptyProfile } from '@laissez-passer/europass/model'
import { diff } from '@laissez-passer/europass/patch'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { documentsHere, forgetEverything, forgetSaved } from '../../src/web/documents/forget.ts'
import { addToProfile, handOver } from '../../src/web/documents/handover.ts'
import { guestCv, keepGuestCv, profileKey, startGuestCv } from '../../src/web/documents/first-sources.ts'

const cv = cvDraftSchema.parse({ id: 'made-by-guest', title: 'Mine', content: { personal: { givenName: 'Ada' } } })
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const profileMade = () => json(201, { created: true, version: 1, value: cv.content })
const profileThere = () => json(200, { created: false, version: 4, value: {} })
const cvMade = () => json(201, { created: true, version: 1, value: cv })
let answers: (() => Response)[] = []
const sent: string[] = []

beforeEach(async () => {
  await forgetEverything(localStorage)
  sent.length = 0
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push(`${init.method} ${path}`)
    return answers.shift()?.() ?? json(500, {})
  })
})
afterEach(() => void vi.unstubAllGlobals())

describe('a guest who becomes a person', () => {
  test('finds a profile and a CV, and nothing of a guest’s is left', async () => {
    await keepGuestCv(cv)
    answers = [profileMade, cvMade]
    expect(await handOver('ada')).toEqual({ cv: cv.id, profile: true, content: cv.content })
    expect(sent).toEqual(['PUT /api/documents/profile/profile', `PUT /api/documents/cv/${cv.id}`])
    expect(await guestCv()).toBeNull()
  })
  test('keeps the profile that exists; the CV comes along', async () => {
    await keepGuestCv(cv)
    answers = [profileThere, cvMade]
    expect(await handOver('ada')).toMatchObject({ cv: cv.id, profile: false })
  })
  test.each([
    ['at once', [() => json(503, {})]],
    ['half-way', [profileMade, () => json(503, {})]],
    ['because there are too many', [profileMade, () => json(422, { reason: 'full' })]],
  ])('loses nothing when the server fails %s, and the next sign-in finishes it', async (_, failing) => {
    await keepGuestCv(cv)
    answers = [...failing]
    expect(await handOver('ada')).toBeNull()
    expect(await guestCv()).toEqual(cv)
    answers = [profileThere, cvMade]
    expect(await handOver('ada')).toMatchObject({ cv: cv.id })
    expect(await guestCv()).toBeNull()
  })
  test('is asked nothing without a CV', async () => {
    expect(await handOver('ada')).toBeNull()
    expect(sent).toEqual([])
  })
  test('may add what the CV says to the profile: it waits there to be merged', async () => {
    await addToProfile('ada', cv.content)
    const { keep } = await thisBrowser()
    const { pending } = await keep.read(profileKey('ada'))
    expect(pending.patches).toEqual(diff(emptyProfile(), cv.content))
  })
})

describe('on a shared computer', () => {
  test('it is said what lies here and nowhere else', async () => {
    await startGuestCv('en')
    await addToProfile('ada', cv.content)
    const { keep } = await thisBrowser()
    const base = { schema: 1, version: 1, value: emptyProfile() }
    await keep.update(profileKey('ada'), ({ pending }) => ({ base, pending }))
    await keep.update(profileKey('bob'), ({ pending }) => ({ base, pending }))
    expect(await documentsHere('ada')).toEqual([
      { owner: 'guest', kind: 'cv', id: 'guest', title: '', guest: true, unsaved: 0 },
      { owner: 'ada', kind: 'profile', id: 'profile', title: '', guest: false, unsaved: 1 },
    ])
    expect((await documentsHere(null)).map(({ owner }) => owner)).toEqual(['guest'])
  })
  test('signing out forgets what the server has, and keeps what it hasn’t', async () => {
    const { keep } = await thisBrowser()
    const base = { schema: 1, version: 1, value: emptyProfile() }
    await keep.update(profileKey('ada'), ({ pending }) => ({ base, pending }))
    await keep.update({ owner: 'ada', kind: 'cv', id: 'one' }, ({ pending }) => ({
      base,
      pending: { ...pending, patches: [{ at: 'title', value: 'x', was: '' }] },
    }))
    await keep.update(profileKey('bob'), ({ pending }) => ({ base, pending }))
    expect(await forgetSaved('ada')).toBe(1)
    expect((await keep.list()).map(({ owner, kind }) => `${owner} ${kind}`).toSorted()).toEqual([
      'ada cv',
      'bob profile',
    ])
  })
  test('everything is forgotten when the person says so', async () => {
    await keepGuestCv(cv)
    localStorage.setItem('lp-portal:draft:bob:profile', '{}')
    localStorage.setItem('other', 'stays')
    await forgetEverything(localStorage)
    expect(await documentsHere('ada')).toEqual([])
    expect(Object.keys(localStorage)).toEqual(['other'])
    localStorage.clear()
  })
})
