// @vitest-environment happy-dom
import { cvOf, resolveCv } from '@laissez-passer/europass/cv'
import { profileDraftSchema } from '@laissez-passer/europass/profile'
import { resolveDesign } from '@laissez-passer/europass/templates'
import { prepareCv } from '@laissez-passer/europass/view'
import { europassWords } from '@laissez-passer/europass/words'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { CvArticle } from '../../../src/web/shared/documents.tsx'

afterEach(cleanup)

const profile = profileDraftSchema.parse({
  language: 'en',
  personal: { givenName: 'Élodie', familyName: 'Müller', nationalities: ['FR'] },
  entries: {
    'work-experience': [{ id: 'w', occupation: 'Research diver', from: '2021', ongoing: true }],
    language: [{ id: 'l', code: 'lit', listening: 'B2' }],
    'profile-skills': [{ id: 's', name: 'Mapping', achievements: [{ id: 'a', title: 'Atlas of kelp' }] }],
  },
})

async function show(labels: 'en' | 'fr'): Promise<void> {
  const words = await europassWords(labels)
  const cv = { ...cvOf(profile, { id: 'c' }), labels }
  const design = resolveDesign(cv.design, { template: cv.template, logoText: '' })
  render(<CvArticle view={prepareCv(resolveCv(profile, cv), { words, design })} />)
}

test('headings and labels say which language they are in where it isn’t that of the content', async () => {
  await show('fr')
  expect(screen.getByRole('article', { name: 'Élodie Müller' }).lang).toBe('en')
  const title = screen.getByRole('heading', { level: 3, name: 'Expérience professionnelle' })
  expect(title.lang).toBe('fr')
  expect(screen.getByText('Nationalité').lang).toBe('fr')
  expect(screen.getByRole('heading', { level: 4, name: 'Research diver' }).lang).toBe('')
  cleanup()
  await show('en')
  expect(screen.getByRole('heading', { level: 3, name: 'Work experience' }).lang).toBe('')
})

test('a level is said in words beside its bar, and a skill that has none says so', async () => {
  await show('en')
  const skills = [...document.querySelectorAll('.view-levels div')].map((one) => one.textContent)
  expect(skills[0]).toBe('Understanding: ListeningB2')
  expect(skills[1]).toMatch(/^Understanding: Reading./)
  expect(document.querySelector('.view-levels dd')?.getAttribute('data-level')).toBe('4')
})

test('achievements of a group are read, and one without tools has no empty list', async () => {
  await show('en')
  const group = screen.getByRole('heading', { level: 4, name: 'Mapping' }).parentElement
  expect(group?.textContent).toContain('Atlas of kelp')
  expect(group?.querySelector('.view-chips')).toBeNull()
})
