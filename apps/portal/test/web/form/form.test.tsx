// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type FormField, personalInformation } from '@laissez-passer/europass/sections'
import { editing } from '../../../src/web/editing/editing.ts'
import { EditingProvider } from '../../../src/web/editing/use-editing.tsx'
import { listOf } from '../../../src/web/editor/place.ts'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { EntryList } from '../../../src/web/form/entry-list.tsx'
import { Fields } from '../../../src/web/form/fields.tsx'
import { AdaptingContext } from '../../../src/web/form/standing.tsx'
import { TellAllContext } from '../../../src/web/form/use-issue.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { type DocumentsInMemory, documentsInMemory } from '../support/documents-in-memory.ts'

const first = await wordsOf('en')
await wordsOfDocuments('en')

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

interface Shown {
  readonly documents: DocumentsInMemory
  readonly all?: boolean
  readonly adapting?: boolean
}

async function show(what: React.ReactNode, { documents, all = false, adapting = false }: Shown): Promise<void> {
  const whole = (
    <LanguageProvider first={first}>
      <Suspense fallback="waiting">
        <EditingProvider editing={editing(documents)}>
          <TellAllContext value={all}>
            <AdaptingContext value={adapting}>{what}</AdaptingContext>
          </TellAllContext>
        </EditingProvider>
      </Suspense>
    </LanguageProvider>
  )
  await act(async () => void render(whole))
}

const personal = <Fields fields={personalInformation.form} base="personal" />
const work = <EntryList label="Work experience" section="work-experience" {...listOf('work-experience')} />

const typeIn = (label: string | RegExp, text: string): void =>
  void fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const leave = (label: string | RegExp): void => void fireEvent.blur(screen.getByLabelText(label))
const press = (name: string | RegExp): void => void fireEvent.click(screen.getByRole('button', { name }))

describe('what is typed', () => {
  test('stands in its field at once, and is written after a pause or when the field is left', async () => {
    const documents = documentsInMemory({})
    await show(personal, { documents })
    typeIn('First name', 'Ad')
    typeIn('First name', 'Ada')
    expect(screen.getByLabelText<HTMLInputElement>('First name').value).toBe('Ada')
    expect(documents.changes).toHaveLength(0)
    // The page has to follow within 300 ms, and what draws it takes most of them.
    await vi.advanceTimersByTimeAsync(130)
    expect(documents.changes).toHaveLength(1)
    expect(documents.layers().profile.personal.givenName).toBe('Ada')
    typeIn('Last name', 'Lovelace')
    leave('Last name')
    expect(documents.layers().profile.personal.familyName).toBe('Lovelace')
  })
  test('goes back in the field when it is taken back, and shows what comes from elsewhere', async () => {
    const documents = documentsInMemory({ personal: { givenName: 'Ada' } })
    await show(personal, { documents })
    typeIn('First name', 'Adam')
    leave('First name')
    await expect.poll(() => documents.layers().profile.personal.givenName).toBe('Adam')
    documents.undo()
    await expect.poll(() => screen.getByLabelText<HTMLInputElement>('First name').value).toBe('Ada')
    documents.elsewhere([{ at: 'personal/givenName', value: 'Augusta', was: 'Ada' }])
    await expect.poll(() => screen.getByLabelText<HTMLInputElement>('First name').value).toBe('Augusta')
  })
  test('stands in a long text though what is stored is read anew, as each saving does', async () => {
    const documents = documentsInMemory({})
    await show(personal, { documents })
    const write = (text: string): void => {
      screen.getByRole('textbox', { name: 'About me' }).innerHTML = `<p>${text}</p>`
      fireEvent.input(screen.getByRole('textbox', { name: 'About me' }))
    }
    write('I map')
    await act(() => vi.advanceTimersByTimeAsync(130))
    expect(documents.changes).toHaveLength(1)
    write('I map what lives')
    act(() => documents.elsewhere([]))
    expect(screen.getByRole('textbox', { name: 'About me' }).textContent).toBe('I map what lives')
    await act(() => vi.advanceTimersByTimeAsync(130))
    act(() => documents.undo())
    expect(screen.getByRole('textbox', { name: 'About me' }).textContent).toBe('I map')
  })
  test('is told when it is wrong, once its field was left; it stays, and the words go when it is mended', async () => {
    const documents = documentsInMemory({ personal: { emails: [{ id: 'e', address: '' }] } })
    await show(personal, { documents })
    typeIn('Email address', 'ada@')
    expect(screen.queryByText(/The email address must look like/)).toBeNull()
    leave('Email address')
    expect(await screen.findByText(/The email address must look like/)).toBeTruthy()
    const field = screen.getByLabelText<HTMLInputElement>('Email address')
    expect([field.value, field.getAttribute('aria-invalid')]).toEqual(['ada@', 'true'])
    typeIn('Email address', 'ada@example.eu')
    leave('Email address')
    await expect.poll(() => screen.queryByText(/The email address must look like/)).toBeNull()
  })
  test('when all are asked for, empty required fields are told too; one name is enough', async () => {
    await show(personal, { documents: documentsInMemory({}), all: true })
    expect(screen.getAllByText('Fill in this field.')).toHaveLength(1)
    expect(screen.getByLabelText('First name').getAttribute('aria-invalid')).toBe('true')
  })
})

describe('entries', () => {
  test('only the fields of the open one are there; a new one has the focus', async () => {
    const documents = documentsInMemory({
      entries: {
        'work-experience': [
          { id: 'a', occupation: 'Diver' },
          { id: 'b', occupation: 'Ranger' },
        ],
      },
    })
    await show(work, { documents })
    expect(screen.queryByLabelText('Occupation or position held')).toBeNull()
    press('Diver')
    expect(screen.getByLabelText<HTMLInputElement>('Occupation or position held').value).toBe('Diver')
    press(/^Ranger/)
    expect(screen.getAllByLabelText('Occupation or position held')).toHaveLength(1)
    press('Add work experience')
    const added = screen.getByLabelText<HTMLInputElement>('Occupation or position held')
    expect([added.value, document.activeElement]).toEqual(['', added])
    expect(documents.layers().profile.entries['work-experience']).toHaveLength(3)
  })
  test('are moved by the arrow keys, and come back after they were removed', async () => {
    const documents = documentsInMemory({
      entries: {
        'work-experience': [
          { id: 'a', occupation: 'Diver' },
          { id: 'b', occupation: 'Ranger' },
        ],
      },
    })
    const order = (): string[] => documents.layers().profile.entries['work-experience'].map(({ id }) => id)
    await show(work, { documents })
    fireEvent.keyDown(screen.getByRole('button', { name: 'Move Ranger' }), { key: 'ArrowUp' })
    expect(order()).toEqual(['b', 'a'])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move Ranger' }))
    expect(screen.getByText('Ranger: place 1 of 2')).toBeTruthy()
    press('Remove Ranger')
    expect(order()).toEqual(['a'])
    press('Undo')
    expect(order()).toEqual(['b', 'a'])
  })
  test('in a CV, order and what is left out are the CV’s own', async () => {
    const documents = documentsInMemory(
      {
        entries: {
          'work-experience': [
            { id: 'a', occupation: 'Diver' },
            { id: 'b', occupation: 'Ranger' },
          ],
        },
      },
      { id: 'cv' },
    )
    await show(work, { documents })
    fireEvent.keyDown(screen.getByRole('button', { name: 'Move Diver' }), { key: 'ArrowDown' })
    press('Hide Diver in this CV')
    const section = documents.layers().cv?.sections.find(({ name }) => name === 'work-experience')
    expect(section).toMatchObject({ order: ['b', 'a'], hidden: ['a'] })
    expect(documents.layers().profile.entries['work-experience'].map(({ id }) => id)).toEqual(['a', 'b'])
    expect(screen.getByRole('button', { name: 'Show Diver in this CV' })).toBeTruthy()
  })
})

describe('only in this CV', () => {
  const profile = { entries: { 'work-experience': [{ id: 'a', occupation: 'Diver', employer: 'Institute' }] } }
  test('what is typed there changes nothing else, and says when the profile has moved on', async () => {
    const documents = documentsInMemory(profile, { id: 'cv' })
    await show(work, { documents, adapting: true })
    press(/^Diver/)
    press('Only in this CV: Employer')
    typeIn('Employer', 'Institute of the Baltic')
    leave('Employer')
    const kept = () => documents.layers().profile.entries['work-experience'][0]?.employer
    expect(kept()).toBe('Institute')
    documents.elsewhere([{ at: 'entries/work-experience/a/employer', value: 'Academy', was: 'Institute' }])
    expect(await screen.findByText(/The profile has changed/)).toBeTruthy()
    expect(screen.getByText('Academy')).toBeTruthy()
    press('Take the new text')
    await expect.poll(() => screen.getByLabelText<HTMLInputElement>('Employer').value).toBe('Academy')
    expect(documents.layers().cv?.overrides).toEqual({})
  })
  test('keeping it is remembered until the profile changes again', async () => {
    const documents = documentsInMemory(profile, {
      id: 'cv',
      overrides: { 'entries/work-experience/a/employer': { value: 'Mine', of: 'Before' } },
    })
    await show(work, { documents })
    press(/^Diver/)
    press('Keep mine')
    await expect.poll(() => screen.queryByText(/The profile has changed/)).toBeNull()
    expect(screen.getByLabelText<HTMLInputElement>('Employer').value).toBe('Mine')
  })
})

test('every field that is needed has the mark, of whatever kind, and its control says so; the form says what it means', async () => {
  const fields: FormField[] = [
    { kind: 'line', name: 'one', label: 'personal.givenName', required: true },
    { kind: 'rich', name: 'two', label: 'field.files', required: true },
    { kind: 'choice', name: 'three', label: 'personal.phoneUse', codes: ['home'], words: 'use.', required: true },
    { kind: 'date', name: 'four', label: 'personal.birthDate', required: true },
    { kind: 'line', name: 'five', label: 'personal.familyName' },
  ]
  await show(<Fields fields={fields} base="personal" />, { documents: documentsInMemory({}) })
  expect(document.querySelectorAll('[data-required]')).toHaveLength(4)
  expect(document.querySelectorAll('[required], [aria-required="true"]')).toHaveLength(4)
  expect(screen.getByText('Fields with a * are needed.')).toBeTruthy()
  cleanup()
  await show(<Fields fields={fields.slice(4)} base="personal" />, { documents: documentsInMemory({}) })
  expect(screen.queryByText('Fields with a * are needed.')).toBeNull()
})

describe('another language', () => {
  test('words go into the translation, numbers and codes into the profile', async () => {
    const documents = documentsInMemory(
      {
        language: 'fr',
        personal: { emails: [{ id: 'e', address: 'a@example.eu' }] },
        entries: {
          'work-experience': [{ id: 'a', occupation: 'Plongeuse' }],
        },
      },
      { id: 'cv', language: 'en' },
    )
    await show(
      <>
        {personal}
        {work}
      </>,
      { documents },
    )
    press('Plongeuse')
    typeIn('Occupation or position held', 'Diver')
    leave('Occupation or position held')
    typeIn('Email address', 'b@example.eu')
    leave('Email address')
    const { profile } = documents.layers()
    expect(profile.entries['work-experience'][0]?.occupation).toBe('Plongeuse')
    expect(profile.translations['en']).toEqual({
      'entries/work-experience/a/occupation': { value: 'Diver', of: 'Plongeuse' },
    })
    expect(profile.personal.emails[0]?.address).toBe('b@example.eu')
    expect(within(screen.getByRole('list', { name: 'Work experience' })).getByText('Diver')).toBeTruthy()
  })
})
