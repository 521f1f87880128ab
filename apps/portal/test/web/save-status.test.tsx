// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { SaveStatus } from '../../src/web/parts/save-status.tsx'

const first = await wordsOf('en')
afterEach(cleanup)

test.each([
  ['saved', true, 'Kept in this browser', 'good'],
  ['unsaved', true, 'Saving…', 'under-way'],
  ['saving', true, 'Saving…', 'under-way'],
  ['unkept', true, 'This browser keeps nothing. Download your work before you close this page.', 'bad'],
  ['saved', false, 'Saved', 'good'],
  ['unsaved', false, 'Saving…', 'under-way'],
] as const)('what is %s (of a guest: %s) is called “%s” and looks %s', async (state, guest, words, look) => {
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <SaveStatus state={state} guest={guest} />
        </LanguageProvider>,
      ),
  )
  expect(screen.getByRole('status').textContent).toBe(words)
  expect(screen.getByRole('status').dataset['look']).toBe(look)
})
