// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const documentsHere = vi.hoisted(() => vi.fn<(person: string | null) => Promise<readonly object[]>>())
vi.mock('../../src/web/documents/forget.ts', () => ({
  documentsHere,
  forgetEverything: async () => {},
}))
vi.mock('../../src/web/files/files.ts', () => ({
  filesOfOwner: () => ({ list: async () => Promise.reject(new DOMException('closed', 'InvalidStateError')) }),
}))
// Another file of this run may have had the page, with what stands in for others here.
vi.resetModules()
const { LanguageProvider, wordsOf } = await import('../../src/web/language.tsx')
const { rememberPerson } = await import('../../src/web/remembered-person.ts')
const { SessionProvider } = await import('../../src/web/session.tsx')
const { default: HerePage } = await import('../../src/web/pages/here.tsx')
const first = await wordsOf('en')

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function open(): void {
  render(
    <MemoryRouter>
      <LanguageProvider first={first}>
        <SessionProvider>
          <HerePage />
        </SessionProvider>
      </LanguageProvider>
    </MemoryRouter>,
  )
}

test('what a browser doesn’t say what it is can be removed all the same, with the warning that it may be lost', async () => {
  documentsHere.mockRejectedValue(new DOMException('closed', 'InvalidStateError'))
  vi.stubGlobal('fetch', async () => Response.json({ user: null }))
  open()
  fireEvent.click(await screen.findByRole('button', { name: 'Remove everything from this browser' }))
  expect(await screen.findByText(/will be lost for good/)).toBeTruthy()
  expect(screen.queryByText('There are no documents in this browser.')).toBeNull()
  expect(screen.queryByText('The server can’t be reached')).toBeNull()
})

test('from a silent server nobody waits for what lies here: it is shown as of who was here last, which is said', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  rememberPerson({ id: 'ada', firstName: 'Ada', lastName: null, email: null, language: null }, localStorage)
  documentsHere.mockImplementation(async (person) => [
    { owner: person, kind: 'cv', id: '1', title: `Of ${person}`, guest: false, unsaved: 0 },
  ])
  const { promise, resolve } = Promise.withResolvers<Response>()
  vi.stubGlobal('fetch', async () => promise)
  open()
  expect(screen.getByRole('status').textContent).toBe('One moment…')
  await act(async () => vi.advanceTimersByTimeAsync(2000))
  await expect.poll(() => screen.getByText('Of ada')).toBeTruthy()
  expect(screen.getByText('The server can’t be reached')).toBeTruthy()
  // When it answers after all its word counts; what was said isn't taken away from under somebody's finger.
  await act(async () => resolve(Response.json({ user: null })))
  await expect.poll(() => screen.getByText('Of null')).toBeTruthy()
  expect(screen.getByText('The server can be reached again')).toBeTruthy()
  expect(screen.queryByText('The server can’t be reached')).toBeNull()
})

test('what was read for who was here before isn’t shown to who is, however late it comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  rememberPerson({ id: 'ada', firstName: 'Ada', lastName: null, email: null, language: null }, localStorage)
  const before = Promise.withResolvers<readonly object[]>()
  const of = (title: string) => [{ owner: null, kind: 'cv', id: '1', title, guest: false, unsaved: 0 }]
  documentsHere.mockImplementation(async (person) => (person === 'ada' ? before.promise : of('A guest’s')))
  const { promise, resolve } = Promise.withResolvers<Response>()
  vi.stubGlobal('fetch', async () => promise)
  open()
  await act(async () => vi.advanceTimersByTimeAsync(2000))
  await act(async () => resolve(Response.json({ user: null })))
  await expect.poll(() => screen.getByText('A guest’s')).toBeTruthy()
  await act(async () => before.resolve(of('Ada’s')))
  expect(screen.queryByText('Ada’s')).toBeNull()
  expect(screen.getByText('A guest’s')).toBeTruthy()
})
