// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { type FormField, sections } from '@laissez-passer/europass/sections'
import { Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import { editing } from '../../../src/web/editing/editing.ts'
import { EditingProvider } from '../../../src/web/editing/use-editing.tsx'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { Fields } from '../../../src/web/form/fields.tsx'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { documentsInMemory } from '../support/documents-in-memory.ts'

const first = await wordsOf('en')
await wordsOfDocuments('en')
afterEach(cleanup)

/** The fields of study of a qualification. */
async function show(fields: readonly string[] = []) {
  const documents = documentsInMemory({ entries: { 'education-training': [{ id: 'e', fields }] } })
  // As the section has it, but among the fields that are open from the start.
  const field = sections['education-training'].form.fields.flatMap((one): FormField[] => {
    if (one.kind !== 'choices') return []
    const { rare: _, ...open } = one
    return [open]
  })
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense fallback="waiting">
            <EditingProvider editing={editing(documents)}>
              <Fields fields={field} base="entries/education-training/e" />
            </EditingProvider>
          </Suspense>
        </LanguageProvider>,
      ),
  )
  return () => documents.layers().profile.entries['education-training'][0]?.fields
}

const input = () => screen.getByRole<HTMLInputElement>('combobox')
function enter(text: string): void {
  fireEvent.change(input(), { target: { value: text } })
  fireEvent.keyDown(input(), { key: 'Enter' })
}

test('what is offered with commas in it is one; others are told apart by commas', async () => {
  const fields = await show()
  enter('Business, administration and law')
  enter('Fish, plankton')
  expect(fields()).toEqual(['04', 'Fish', 'plankton'])
})

test('what is taken back to be changed is said in words', async () => {
  const fields = await show(['051', '04'])
  fireEvent.keyDown(input(), { key: 'Backspace' })
  expect(input().value).toBe('Business, administration and law')
  fireEvent.keyDown(input(), { key: 'Enter' })
  expect(fields()).toEqual(['051', '04'])
})

test('a field of four digits, as files of Europass have them, is said by the one that it belongs to', async () => {
  await show(['0511'])
  expect(document.querySelector('.skill')?.textContent).toBe('Biological and related sciences')
})
