import { cvOf } from '@laissez-passer/europass/cv'
import { answersTo, items, newDigitalTest } from '@laissez-passer/europass/digital-skills'
import { letterOf } from '@laissez-passer/europass/letter'
import { profileDraftSchema, schemaVersion } from '@laissez-passer/europass/profile'
import { expect } from 'vitest'
import type { ShareItem } from '../../../../src/share-items.ts'
import { keepFile } from '../../../../src/server/library/keep.ts'
import { origin, portal } from '../../portal.ts'

/** Words that must never reach a receiver, each at a place that isn't shown. */
export const secrets = {
  hiddenPhone: '600111222',
  birthDate: '1912-06-23',
  gender: 'do_not_indicate',
  passport: 'PASSPORT-77',
  hiddenEntry: 'Hidden employer',
  otherSection: 'Unchosen volunteering',
  translation: 'Texte traduit',
  kept: 'kept-by-import',
  cvTitle: 'My name for this CV',
  tag: 'private-tag',
  employer: 'Madefor Ltd',
  advert: 'The advert’s text',
  overridden: 'Employer beneath an override',
} as const

export const profile = profileDraftSchema.parse({
  language: 'en',
  personal: {
    givenName: 'Élodie',
    familyName: 'Müller',
    emails: [{ id: 'e', address: 'elodie@example.eu' }],
    phones: [
      { id: 'shown', dialling: '370', number: '612 34 567' },
      { id: 'hidden', dialling: '32', number: secrets.hiddenPhone },
    ],
    birthDate: secrets.birthDate,
    gender: secrets.gender,
    identityDocuments: [{ id: 'i', kind: 'passport', number: secrets.passport, country: 'FR' }],
    motherTongues: [{ id: 'm', code: 'fra' }],
  },
  entries: {
    'work-experience': [
      {
        id: 'w1',
        occupation: 'Research diver',
        employer: secrets.overridden,
        from: '2021-03',
        ongoing: true,
        files: ['file-1', 'gone'],
      },
      { id: 'w2', occupation: 'Clerk', employer: secrets.hiddenEntry, from: '2016-09', to: '2021-02' },
    ],
    volunteering: [{ id: 'v', title: secrets.otherSection, files: ['file-2'] }],
    'profile-skills': [{ id: 'g', name: 'Maps', skills: ['QGIS'] }],
  },
  translations: {
    fr: { 'personal/givenName': { value: secrets.translation, of: 'Élodie' } },
  },
  kept: [{ id: 'k', format: 'candidate', path: 'Candidate', value: secrets.kept }],
})
const cv = {
  ...cvOf(profile, { id: 'cv-1', title: secrets.cvTitle }),
  tags: [secrets.tag],
  madeFor: { employer: secrets.employer, position: '', advert: secrets.advert },
  personalHidden: ['birthDate', 'gender', 'identityDocuments', 'phones/hidden'],
  sections: [
    { name: 'work-experience', shown: true, title: '', order: [], hidden: ['w2'] },
    { name: 'volunteering', shown: false, title: '', order: [], hidden: [] },
  ],
  overrides: {
    'entries/work-experience/w1/employer': { value: 'Baltic Institute', of: secrets.overridden },
  },
}
const letter = {
  ...letterOf(profile, { id: 'letter-1', date: '2026-11-27' }),
  title: secrets.cvTitle,
  madeFor: { employer: secrets.employer, position: '', advert: secrets.advert },
  personalHidden: ['birthDate', 'phones/hidden'],
  subject: 'An application',
}
/** A test of digital skills, every question answered. */
export const finished = (id: string, finishedAt: number) => ({
  ...newDigitalTest(id, { now: finishedAt - 1200 }),
  finishedAt,
  answers: Object.fromEntries(items.map((item) => [item.id, answersTo(item)[0]])),
})
export const file = { name: 'diplôme.png', bytes: Buffer.from('iVBORw0KGgo=', 'base64') }

export const wholeProfile: Extract<ShareItem, { kind: 'profile' }> = {
  kind: 'profile',
  headline: 'Marine biologist',
  language: '',
  shows: ['contacts', 'work-experience', 'language', 'profile-skills'],
}
export const body = (items: readonly ShareItem[], more: object = {}) => ({
  title: 'For school',
  message: 'Hello',
  items,
  expiresAt: null,
  ...more,
})

/** A portal in which Ada keeps all of this, with what she and a receiver ask. */
export async function world() {
  const all = portal()
  const cookie = await all.signIn('ada')
  const ask = (method: string, path: string, sent?: unknown) =>
    all.send(method, path, { cookie, ...(sent !== undefined && { body: sent }) })
  for (const [path, value] of [
    ['profile/profile', profile],
    ['cv/cv-1', cv],
    ['letter/letter-1', letter],
  ] as const)
    expect((await ask('PUT', `/api/documents/${path}`, { schema: schemaVersion, value })).status).toBe(201)
  await keepFile(all.store, 'ada', { id: 'file-1', ...file, now: all.clock.now })
  /** Makes a link, and gives its token. */
  const share = async (sent: object, id: string = crypto.randomUUID()): Promise<{ id: string; token: string }> => {
    const made = await ask('PUT', `/api/shares/${id}`, sent)
    expect(made.status).toBe(201)
    const { link } = await made.json()
    return { id, token: String(link).slice(`${origin}/s/`.length) }
  }
  const look = (token: string, headers: Record<string, string> = {}) =>
    all.send('GET', `/api/shared/${token}`, { headers })
  const own = async (id: string) => (await ask('GET', `/api/shares/${id}`)).json()
  return { ...all, cookie, ask, share, look, own }
}

export const everything: readonly ShareItem[] = [
  wholeProfile,
  { kind: 'cv', id: 'cv-1' },
  { kind: 'letter', id: 'letter-1' },
  { kind: 'file', id: 'file-1' },
]
