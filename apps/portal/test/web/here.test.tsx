// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { SessionProvider } from '../../src/web/session.tsx'

vi.mock('../../src/web/documents/forget.ts', () => ({
  documentsHere: async () => Promise.reject(new DOMException('closed', 'InvalidStateError')),
  forgetEverything: async () => {},
}))
vi.mock('../../src/web/files/files.ts', () => ({
  filesOfOwner: () => ({ list: async () => Promise.reject(new DOMException('closed', 'InvalidStateError')) }),
}))
const { default: HerePage } = await import('../../src/web/pages/here.tsx')
const first = await wordsOf('en')

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('what a browser doesn’t say what it is can be removed all the same, with the warning that it may be lost', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ user: null }))
  render(
    <MemoryRouter>
      <LanguageProvider first={first}>
        <SessionProvider>
          <HerePage />
        </SessionProvider>
      </LanguageProvider>
    </MemoryRouter>,
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Remove everything from this browser' }))
  expect(await screen.findByText(/will be lost for good/)).toBeTruthy()
  expect(screen.queryByText('There are no documents in this browser.')).toBeNull()
})
