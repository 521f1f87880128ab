import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { linkedinArchive } from './fixtures/linkedin.ts'
import { bytesOf, filled, lines, read } from './read.ts'

test('an archive', async () => {
  const outcome = await read(linkedinArchive)
  expect(outcome.report.format).toBe('linkedin')
  expect(filled(outcome.document.profile)).toMatchSnapshot('profile')
  expect(outcome.document.cvs[0]?.headline).toBe('Engineer, bridges')
  expect(lines(outcome)).toMatchSnapshot('notes')
})

test('what is about the account stays out', async () => {
  expect(JSON.stringify(await read(linkedinArchive))).not.toContain('secret')
})

test('one of its files alone', async () => {
  const { document, report } = await read('Company Name,Title,Started On,Finished On\nAcme,Smith,2001,2002\n')
  expect(report.format).toBe('linkedin')
  expect(document.profile.entries['work-experience']).toMatchObject([{ employer: 'Acme', from: '2001', to: '2002' }])
})

test('columns that it hasn’t and columns that we don’t know', async () => {
  const outcome = await read(zipSync({ 'Basic/Positions.csv': bytesOf('Company Name,Mood\nAcme,good\n') }))
  expect(lines(outcome)).toEqual(['lost no-place  {"value":"good"}'])
})
