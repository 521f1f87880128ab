// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { applicationPaths } from '../../src/application-paths.ts'
import { App } from '../../src/web/app.tsx'
import { LanguageProvider, wordsOf } from '../../src/web/language.tsx'
import { Waiting } from '../../src/web/parts/waiting.tsx'
import { rememberPerson } from '../../src/web/remembered-person.ts'
import { SessionProvider } from '../../src/web/session.tsx'

const first = await wordsOf('en')
const ada = { id: 'ada', firstName: 'Ada', lastName: null, email: null, language: null }
/** Null: it is silent. */
let answer: (path: string) => Promise<Response> | null

beforeAll(async () => {
  // Fetched before: the clock stands still while they come.
  const pages = import.meta.glob('../../src/web/*/{page,*-page,here,me,profile,cv,letter,article}.tsx')
  await Promise.all(Object.values(pages).map((load) => load()))
}, 120_000)
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  localStorage.clear()
  answer = () => null
  vi.stubGlobal(
    'fetch',
    (path: string, { signal }: RequestInit = {}) =>
      answer(path) ??
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true })),
  )
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function open(path: string): Promise<void> {
  await act(
    async () =>
      void render(
        <MemoryRouter initialEntries={[path]}>
          <LanguageProvider first={first}>
            <SessionProvider>
              <App />
            </SessionProvider>
          </LanguageProvider>
        </MemoryRouter>,
      ),
  )
}
const pass = async (seconds: number): Promise<void> => {
  for (let second = 0; second < seconds; second += 1) await act(async () => vi.advanceTimersByTimeAsync(1000))
}
const paths = applicationPaths.map((path) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'kind' ? 'mobility' : '1')),
)

test.each(paths)('while the server is silent %s says so, or what it knows', async (path) => {
  rememberPerson(ada, localStorage)
  await open(path)
  // One thing is asked for after the other; and a page's own words come from a file, by another clock.
  const afterwards = async (): Promise<string | null> => {
    await pass(10)
    return document.body.textContent
  }
  await expect.poll(afterwards).not.toContain('One moment…')
  expect(document.querySelector('main')?.textContent).not.toBe('')
})

test('what wasn’t answered is asked for again when somebody says so', async () => {
  rememberPerson(ada, localStorage)
  await open('/share')
  await pass(30)
  expect(screen.getByRole('alert').textContent).toContain('We can’t reach Europass')
  const { promise, resolve } = Promise.withResolvers<Response>()
  answer = async (path) => {
    if (path === '/api/shares') return promise
    return path.includes('/profile') ? new Response(null, { status: 404 }) : Response.json({ documents: [], files: [] })
  }
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByRole('alert').textContent).toContain('One moment…')
  await act(async () => resolve(Response.json({ shares: [] })))
  await expect.poll(() => screen.queryByRole('alert')).toBeNull()
})

test('a library that was never seen here isn’t said to be as it was seen here last', async () => {
  rememberPerson(ada, localStorage)
  await open('/library')
  await pass(30)
  await expect.poll(() => screen.queryByText('The server can’t be reached')).not.toBeNull()
  expect(screen.queryByText(/when it was seen here last/)).toBeNull()
})

test('what is waited for otherwise doesn’t come for ever either: there is a way on', async () => {
  render(
    <LanguageProvider first={first}>
      <Waiting />
    </LanguageProvider>,
  )
  expect(screen.getByRole('status').textContent).toBe('One moment…')
  expect(screen.queryByRole('button')).toBeNull()
  await pass(12)
  expect(screen.getByRole('status').textContent).toContain('longer than it should')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})
