// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, expect, test } from 'vitest'
import { editing } from '../../../src/web/editing/editing.ts'
import { EditingProvider } from '../../../src/web/editing/use-editing.tsx'
import { DesignPanel } from '../../../src/web/editor/design-panel.tsx'
import { wordsOfDocuments } from '../../../src/web/europass-words.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { documentsInMemory } from '../support/documents-in-memory.ts'

const first = await wordsOf('en')
await wordsOfDocuments('en')
afterEach(cleanup)

test.each(['formal', 'plain'])('the logo of a CV is seen and changed, with template %s', async (template) => {
  const logo = 'data:image/png;base64,AAAA'
  const documents = documentsInMemory({}, { id: 'one', language: 'en', labels: 'en', template, design: { logo } })
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <Suspense fallback="waiting">
            <EditingProvider editing={editing(documents)}>
              <DesignPanel focus={false} />
            </EditingProvider>
          </Suspense>
        </LanguageProvider>,
      ),
  )
  expect(screen.getByRole<HTMLImageElement>('img', { name: 'Your logo' }).src).toBe(logo)
  expect(screen.queryByText(/This template shows no logo/) !== null).toBe(template === 'plain')
  fireEvent.click(screen.getByRole('button', { name: 'Remove the logo' }))
  expect(documents.layers().cv?.design.logo).toBe('')
})
