import { expect, it } from 'vitest'
import { claimsToAdd, isAdded, showCredential, withEducation } from '../../src/credentials/index.ts'
import { elmOf } from '../../src/credentials/seal/elm.ts'
import { emptyProfile, profileDraftSchema } from '../../src/profile/index.ts'
import { check } from '../../src/fields/index.ts'
import { writePlainText } from '../../src/rich-text/index.ts'
import { now } from './support/authority.ts'
import { content } from './support/content.ts'

const sealer = { organisation: 'Zed', commonName: '', country: 'IE', identifier: '' }
const view = showCredential(elmOf(content, { id: '1', issuedAt: now, sealer }), { language: 'en' })

it('becomes an entry of education, with its level, credits and the credential attached', () => {
  const [claim] = claimsToAdd(view)
  if (!claim) throw new Error('none')
  const before = emptyProfile('en')
  const after = withEducation(before, { view, claim, id: 'entry', file: 'file-1' })
  expect(after.entries['education-training']).toMatchObject([
    {
      id: 'entry',
      qualification: 'Data for everyone',
      organisation: 'University of Zed',
      country: 'IE',
      website: 'https://zed.example/',
      to: '2026-02-27',
      eqf: '6',
      creditType: 'ECTS',
      credits: '2.5',
      grade: 'Pass',
      files: ['file-1'],
    },
  ])
  const [entry] = after.entries['education-training']
  expect(writePlainText(entry?.description ?? [])).toBe('A short course.\n\n• Reads a table\n• Draws a chart')
  expect(check(profileDraftSchema, after).ok).toBe(true)
  expect([isAdded(before, 'file-1'), isAdded(after, 'file-1'), isAdded(after, 'file-2')]).toEqual([false, true, false])
})

it('takes what was done where nothing was achieved, and fits whatever it says', () => {
  const long = 'x'.repeat(3000)
  const hasClaim = { type: 'LearningActivity', title: { en: long }, description: { en: long } }
  const odd = showCredential({ credentialSubject: { hasClaim } }, { language: 'en' })
  const [claim] = claimsToAdd(odd)
  if (!claim) throw new Error('none')
  const after = withEducation(emptyProfile('en'), { view: odd, claim, id: 'entry', file: 'file-1' })
  expect(check(profileDraftSchema, after).ok).toBe(true)
})
