// @vitest-environment happy-dom
import { cvDraftSchema } from '@laissez-passer/europass/cv'
import { letterDraftSchema } from '@laissez-passer/europass/letter'
import { diff, type Patch } from '@laissez-passer/europass/patch'
import { emptyProfile, type Profile } from '@laissez-passer/europass/profile'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { thisBrowser } from '../../src/web/documents/browser.ts'
import { namedAfter } from '../../src/web/documents/first-profile.ts'
import { forgetEverything } from '../../src/web/documents/forget.ts'
import { guestDocuments, keepGuestDocument } from '../../src/web/documents/guest-documents.ts'
import { answerOffer, handOverGuest, offeredProfile } from '../../src/web/documents/hand-over-guest.ts'
import { handOver } from '../../src/web/documents/handover.ts'
import type { LocalKey } from '../../src/web/documents/keep.ts'
import { guest, profileKey } from '../../src/web/documents/sources.ts'

const profile: Profile = { ...emptyProfile('fr'), personal: { ...emptyProfile('fr').personal, givenName: 'Ada' } }
const cv = cvDraftSchema.parse({ id: 'cv1', title: 'Mine' })
const letter = letterDraftSchema.parse({ id: 'letter1', subject: 'A post' })

const made = () => new Response('{}', { status: 201 })
const there = () => new Response('{}', { status: 200 })
const down = () => new Response('{}', { status: 503 })
let answers: (() => Response)[] = []
let sent: string[] = []

beforeEach(async () => {
  await forgetEverything(localStorage)
  answers = []
  sent = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push(`${init.method} ${path}`)
    return (answers.shift() ?? down)()
  })
})
afterEach(() => void vi.unstubAllGlobals())

async function write(given: Profile = profile): Promise<void> {
  const { keep } = await thisBrowser()
  await keepGuestDocument(keep, profileKey(guest), given)
  await keepGuestDocument(keep, { owner: guest, kind: 'cv', id: 'cv1' }, cv)
  await keepGuestDocument(keep, { owner: guest, kind: 'letter', id: 'letter1' }, letter)
}

const offeredPatches = async (): Promise<readonly Patch[]> => {
  const { keep } = await thisBrowser()
  return (await keep.read(profileKey('ada'))).pending.patches
}

describe('a guest who becomes a person', () => {
  test('finds everything, and nothing of a guest’s is left', async () => {
    await write()
    answers = [made, made, made]
    expect(await handOverGuest('ada')).toEqual({
      documents: [
        { kind: 'cv', id: 'cv1' },
        { kind: 'letter', id: 'letter1' },
      ],
      profile: 'made',
    })
    expect(sent).toEqual([
      'PUT /api/documents/profile/profile',
      'PUT /api/documents/cv/cv1',
      'PUT /api/documents/letter/letter1',
    ])
    expect(await guestDocuments()).toEqual([])
    expect(await handOverGuest('ada')).toBeNull()
  })
  test.each([
    ['at once', [down]],
    ['after the profile', [made, down]],
    ['before the last', [made, made, down]],
  ])('loses nothing when the server fails %s; the next try goes on', async (_, failing) => {
    await write()
    answers = [...failing]
    expect(await handOverGuest('ada')).toBeNull()
    answers = [there, there, there]
    await handOverGuest('ada')
    expect(await guestDocuments()).toEqual([])
    expect(sent).toContain('PUT /api/documents/letter/letter1')
  })
  test('is called what EU Login calls them where they didn’t say; what they said stays', async () => {
    const person = { id: 'ada', firstName: 'Ada', lastName: 'Byron', email: 'ada@example.eu', language: 'en' }
    const named = namedAfter(emptyProfile('fr'), person)
    expect(named.personal).toMatchObject({ givenName: 'Ada', familyName: 'Byron' })
    expect(named.personal.emails.map(({ address }) => address)).toEqual(['ada@example.eu'])
    expect(namedAfter(profile, { ...person, firstName: 'Augusta' })).toBe(profile)
    await write(emptyProfile('fr'))
    const bodies: unknown[] = []
    vi.stubGlobal('fetch', async (_path: string, { body }: { readonly body: string }) => {
      bodies.push(JSON.parse(body))
      return made()
    })
    await handOver(person)
    expect(bodies[0]).toMatchObject({ value: { personal: { givenName: 'Ada', familyName: 'Byron' } } })
  })
  test('what was typed and not yet laid on the document comes along', async () => {
    await write()
    const { keep } = await thisBrowser()
    const patches = diff(cv, { ...cv, title: 'Typed' })
    await keep.type({ owner: guest, kind: 'cv', id: 'cv1' }, (pending) => ({ ...pending, patches }))
    expect(await guestDocuments()).toMatchObject([{ value: { title: 'Typed' } }, { kind: 'letter' }])
  })
})

describe('what another tab types while it is on its way', () => {
  const named = { ...profile, personal: { ...profile.personal, familyName: 'Byron' } }
  /** The answer comes when the other tab has written. */
  async function typing(key: LocalKey, [before, after]: readonly [object, object], answer: () => Response) {
    const { keep } = await thisBrowser()
    vi.stubGlobal('fetch', async (path: string) => {
      if (path.endsWith(`${key.kind}/${key.id}`)) {
        const patches = diff(before, after)
        await keep.type(key, (pending) => ({ ...pending, patches, turn: pending.turn + 1 }))
      }
      return answer()
    })
    await write()
    await handOverGuest('ada')
    expect(await guestDocuments()).toEqual([])
  }
  test('in a CV waits to be sent as theirs', async () => {
    await typing({ owner: guest, kind: 'cv', id: 'cv1' }, [cv, { ...cv, title: 'Typed' }], made)
    const { keep } = await thisBrowser()
    const { pending } = await keep.read({ owner: 'ada', kind: 'cv', id: 'cv1' })
    expect(pending.patches).toEqual([{ at: 'title', value: 'Typed', was: 'Mine' }])
  })
  test('in the profile, too', async () => {
    await typing(profileKey(guest), [profile, named], made)
    expect(await offeredPatches()).toEqual([{ at: 'personal/familyName', value: 'Byron', was: '' }])
  })
  test('in the profile of somebody who has one, is offered with the rest', async () => {
    await typing(profileKey(guest), [profile, named], there)
    expect([await offeredPatches(), await offeredProfile('ada')]).toEqual([[], named])
  })
})

describe('a guest who has a profile already', () => {
  test('keeps it, and is offered what the guest wrote, until there is an answer', async () => {
    await write()
    answers = [there, made, made]
    expect(await handOverGuest('ada')).toMatchObject({ profile: 'offered' })
    expect(await offeredProfile('ada')).toEqual(profile)
    expect(await offeredProfile('bob')).toBeNull()
    expect(await offeredPatches()).toEqual([])
  })
  test('adds it by patches that are merged like any others', async () => {
    await write()
    answers = [there, made, made]
    await handOverGuest('ada')
    await answerOffer('ada', 'add')
    expect(await offeredPatches()).toEqual([{ at: 'personal/givenName', value: 'Ada', was: '' }])
    expect(await offeredProfile('ada')).toBeNull()
  })
  test('or lets it go', async () => {
    await write()
    answers = [there, made, made]
    await handOverGuest('ada')
    await answerOffer('ada', 'forget')
    expect([await offeredPatches(), await offeredProfile('ada')]).toEqual([[], null])
  })
  test('isn’t asked about a profile that says nothing', async () => {
    await write(emptyProfile('fr'))
    answers = [there, made, made]
    await handOverGuest('ada')
    expect(await offeredProfile('ada')).toBeNull()
  })
})
