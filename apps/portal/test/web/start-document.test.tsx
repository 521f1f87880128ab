// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter, useLocation } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { StartDocument } from '../../src/web/pages/start-document.tsx'
import { SessionProvider } from '../../src/web/session.tsx'

// What a sign-in hands over is loaded then; here it is there before.
await import('../../src/web/documents/handover.ts')
const first = await wordsOf('en')
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const Place = () => <output>{`${useLocation().pathname}${useLocation().search}`}</output>

test('who presses before it is known who they are isn’t taken for a guest', async () => {
  let answer: (response: Response) => void = () => undefined
  const session = new Promise<Response>((resolve) => void (answer = resolve))
  vi.stubGlobal('fetch', (path: string) => (path === '/api/session' ? session : Promise.resolve(Response.json({}))))
  render(
    <MemoryRouter>
      <LanguageProvider first={first}>
        <SessionProvider>
          <StartDocument kind="cv" className="button">
            Start a CV
          </StartDocument>
          <Place />
        </SessionProvider>
      </LanguageProvider>
    </MemoryRouter>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Start a CV' }))
  fireEvent.click(screen.getByRole('button', { name: 'Start a CV' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  await act(async () => answer(Response.json({ user: { id: 'ada', firstName: 'Ada', lastName: 'L' } })))
  await expect.poll(() => screen.getByRole('status').textContent).toBe('/me?new=cv')
  expect(screen.queryByRole('dialog')).toBeNull()
})
