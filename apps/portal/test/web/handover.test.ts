// @vitest-environment happy-dom
import { cvDraftSchema } from '@laissez-passer/europass/model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { handOverGuestCv } from '../../src/web/documents/handover.ts'
import { guestCv, keepGuestCv } from '../../src/web/documents/sources.ts'

const cv = cvDraftSchema.parse({ id: 'guest', content: { personal: { givenName: 'Ada' } } })
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const profileMade = () => json(201, { created: true, version: 1, value: cv.content })
let answers: (() => Response)[] = []
const sent: string[] = []

beforeEach(() => {
  localStorage.clear()
  sent.length = 0
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push(`${init.method} ${path}`)
    return answers.shift()?.() ?? json(500, {})
  })
})
afterEach(() => void vi.unstubAllGlobals())

test('a guest’s CV becomes a profile and a CV, and leaves the browser last', async () => {
  keepGuestCv(cv)
  answers = [profileMade, () => json(200, { version: 1 })]
  expect(await handOverGuestCv()).toEqual({ cv: 'guest', profile: true })
  expect(sent).toEqual(['POST /api/profile', 'PUT /api/cvs/guest'])
  expect(guestCv()).toBeNull()
})

test('a profile that exists stays, the CV comes along', async () => {
  keepGuestCv(cv)
  answers = [() => json(200, { created: false, version: 4, value: {} }), () => json(200, { version: 1 })]
  expect(await handOverGuestCv()).toEqual({ cv: 'guest', profile: false })
})

test('a server that fails half-way loses nothing, and the next sign-in finishes it', async () => {
  keepGuestCv(cv)
  answers = [profileMade, () => json(503, {})]
  expect(await handOverGuestCv()).toBeNull()
  expect(guestCv()).toEqual(cv)
  answers = [() => json(200, { created: false, version: 1, value: cv.content }), () => json(200, { version: 1 })]
  expect(await handOverGuestCv()).toEqual({ cv: 'guest', profile: false })
  expect(guestCv()).toBeNull()
})

test('without a guest’s CV nothing is asked', async () => {
  expect(await handOverGuestCv()).toBeNull()
  expect(sent).toEqual([])
})
