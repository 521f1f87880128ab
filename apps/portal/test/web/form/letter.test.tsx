// @vitest-environment happy-dom
import { letterForm, recipientForm } from '@laissez-passer/europass/letter'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { editing, settingSheet } from '../../../src/web/editing/editing.ts'
import { EditingProvider } from '../../../src/web/editing/use-editing.tsx'
import { fileName, printedLetter } from '../../../src/web/editor/printed.ts'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { Fields } from '../../../src/web/form/fields.tsx'
import { unfinished } from '../../../src/web/form/issue.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { type DocumentsInMemory, letterInMemory } from '../support/documents-in-memory.ts'
import { cvDraftSchema } from '@laissez-passer/europass/cv'

const first = await wordsOf('en')
await wordsOfDocuments('en')
afterEach(cleanup)

const person = { language: 'en', personal: { givenName: 'Ada', familyName: 'Byron' } }

async function show(what: React.ReactNode, documents: DocumentsInMemory): Promise<void> {
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense fallback="waiting">
            <EditingProvider editing={editing(documents)}>{what}</EditingProvider>
          </Suspense>
        </LanguageProvider>,
      ),
  )
}

describe('a letter', () => {
  test('takes what is typed in its own fields, and leaves the profile as it is', async () => {
    const documents = letterInMemory(person, { id: 'letter' })
    const before = documents.layers().profile
    await show(
      <>
        <Fields fields={recipientForm} base="letter/recipient" />
        <Fields fields={letterForm} base="letter" />
      </>,
      documents,
    )
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Dr Grace Hopper' } })
    fireEvent.blur(screen.getByLabelText('Name'))
    fireEvent.change(screen.getByLabelText('Subject'), { target: { value: 'Marine biologist' } })
    fireEvent.blur(screen.getByLabelText('Subject'))
    const { letter, profile } = documents.layers()
    expect([letter?.recipient.name, letter?.subject]).toEqual(['Dr Grace Hopper', 'Marine biologist'])
    expect(profile).toBe(before)
    documents.undo()
    expect(documents.layers().letter?.subject).toBe('')
  })
  test('has a design, a language and things left out of its own', () => {
    const documents = letterInMemory(person, { id: 'letter' })
    const edited = editing(documents)
    edited.change(settingSheet(edited.layers(), 'template', 'executive'))
    edited.change(settingSheet(edited.layers(), 'personalHidden', ['phones/p']))
    edited.typeSheet('title', 'To the port')
    edited.flush()
    expect(documents.layers().letter).toMatchObject({
      template: 'executive',
      personalHidden: ['phones/p'],
      title: 'To the port',
    })
  })
  test('counts what keeps it from being finished: of its writer and its own, not of the whole profile', () => {
    const documents = letterInMemory(
      { ...person, entries: { 'work-experience': [{ id: 'w', occupation: '' }] } },
      { id: 'letter', date: '2026-13' },
    )
    expect(unfinished(documents.layers())).toEqual([{ place: 'letter', count: 1 }])
  })
  test('prints before the CV that goes with it, under a name of its own', async () => {
    const { profile, letter } = letterInMemory(person, { id: 'letter', language: 'fr', labels: 'fr' }).layers()
    if (!letter) throw new Error('no letter')
    const alone = await printedLetter({ profile, letter }, null, { attach: true })
    expect(alone.documents.map(({ kind }) => kind)).toEqual(['letter'])
    expect(alone.documents[0]?.view).toMatchObject({ name: 'Ada Byron', salutation: 'Madame, Monsieur,' })
    expect(alone.xml).toContain('<SkillsPassport')
    expect(alone.attachments).toBeUndefined()
    const both = await printedLetter({ profile, letter }, cvDraftSchema.parse({ id: 'cv' }), { attach: true })
    expect(both.documents.map(({ kind }) => kind)).toEqual(['letter', 'cv'])
    expect(both.xml).toContain('<Candidate')
    expect(both.attachments).toMatchObject([{ name: 'letter.xml', mediaType: 'text/xml' }])
    expect((await printedLetter({ profile, letter }, null)).xml).toBe('')
    expect(await fileName({ profile, letter, cv: null })).toBe('Lettre-Ada-Byron.pdf')
  })
})
