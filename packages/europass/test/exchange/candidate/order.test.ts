import { expect, it } from 'vitest'
import { cvDraftSchema, resolveCv } from '../../../src/cv/index.ts'
import { writeCandidate } from '../../../src/exchange/candidate/write.ts'
import { profileDraftSchema } from '../../../src/profile/index.ts'
import { lines, read } from '../read.ts'

const section = (title: string, isOwn = false): string =>
  `<Section><Title>${title}</Title>${isOwn ? '<Custom>true</Custom>' : ''}</Section>`
const others = (title: string): string => `<Others><Title>${title}</Title><Other><Title>x</Title></Other></Others>`

it('puts the person’s own sections where the Europass editor had them', async () => {
  const order = [
    section('About me', true),
    section('personal-information'),
    section('work-experience'),
    section('Courses', true),
    section('skills-assessment'),
    section('No such', true),
    section('language'),
  ]
  const outcome = await read(
    `<Candidate><CandidateProfile languageCode="en">${others('Courses')}${others('About me')}</CandidateProfile>
     <RenderingInformation><Design><SectionsOrder>${order.join('')}</SectionsOrder></Design></RenderingInformation></Candidate>`,
  )
  const { cvs, profile } = outcome.document
  const titled = new Map<string, string>(profile.custom.map(({ id, title }) => [`custom:${id}`, title]))
  const shown = cvs[0]!.sections.filter((one) => one.shown).map(({ name }) => titled.get(name) ?? name)
  expect(shown).toEqual(['About me', 'work-experience', 'Courses', 'language'])
  expect(lines(outcome)).toEqual([])
})

it('gives the order of all sections back', async () => {
  const profile = profileDraftSchema.parse({
    language: 'en',
    custom: ['One', 'Two'].map((title) => ({ id: title, title, entries: [{ id: `${title}-1`, title: 'x' }] })),
  })
  const names = ['custom:Two', 'language', 'custom:One', 'projects']
  const sections = names.map((name) => ({ name, title: name === 'custom:One' ? 'First' : '' }))
  const cv = cvDraftSchema.parse({ id: 'cv', language: 'en', sections })
  const { document } = await read(writeCandidate(resolveCv(profile, cv)))
  const titled = new Map<string, string>(document.profile.custom.map(({ id, title }) => [`custom:${id}`, title]))
  expect(document.cvs[0]!.sections.slice(0, 4).map(({ name }) => titled.get(name) ?? name)).toEqual([
    'Two',
    'language',
    'First',
    'projects',
  ])
})

it('gives telephones back in their order, with a dialling code or without', async () => {
  const numbers = ['0612 345 678', '5 551 234', '0123 4567']
  const phones = numbers.map((number, at) => ({
    id: `p${at}`,
    use: 'mobile' as const,
    dialling: at === 1 ? '370' : '',
    number,
  }))
  const profile = profileDraftSchema.parse({ language: 'en', personal: { phones } })
  const cv = cvDraftSchema.parse({ id: 'cv', language: 'en' })
  const { document } = await read(writeCandidate(resolveCv(profile, cv)))
  expect(document.profile.personal.phones.map(({ dialling }) => dialling)).toEqual(['', '370', ''])
})
