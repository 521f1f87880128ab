// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SharedContent } from '../../../src/shared-view.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import SharedPage from '../../../src/web/shared/page.tsx'

const first = await wordsOf('en')
const content: SharedContent = {
  title: 'For school',
  message: 'Hello',
  by: 'Ada Lovelace',
  expiresAt: 1_800_000_000,
  may: 'read',
  own: false,
  items: [{ kind: 'file', file: { id: 'f', name: 'diploma.pdf', mediaType: 'text/html', description: '', size: 3 } }],
}
let asked: string[] = []
let answer: (path: string) => Response

beforeEach(() => {
  asked = []
  sessionStorage.clear()
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    asked.push(`${init?.method ?? 'GET'} ${path}`)
    return answer(path)
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = () =>
  act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <MemoryRouter initialEntries={['/s/token']}>
            <Routes>
              <Route path="/s/:token" element={<SharedPage />} />
            </Routes>
          </MemoryRouter>
        </LanguageProvider>,
      ),
  )
const says = (status: number, reason: string, headers = {}) => Response.json({ reason }, { status, headers })

test('says who shares and until when; a second look of the same tab says that it is one', async () => {
  answer = () => Response.json(content)
  await show()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('For school')
  expect(screen.getByText('Shared by Ada Lovelace')).toBeTruthy()
  expect(screen.getByText(/^Until .*2027/)).toBeTruthy()
  // What isn't safe to look at is only kept.
  expect(screen.queryByRole('button', { name: 'Preview' })).toBeNull()
  cleanup()
  await show()
  expect(asked.filter((path) => path.startsWith('GET /api/shared/'))).toEqual([
    'GET /api/shared/token?lang=en',
    'GET /api/shared/token?lang=en&again=',
  ])
})

test('where the server can’t be reached, the page says what it is for all the same', async () => {
  answer = () => says(503, 'unavailable')
  await show()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(first.t('share.received.title'))
  expect(screen.getByRole('button', { name: first.t('frame.again') })).toBeTruthy()
})

test('a link that ended is said calmly, without whose it was', async () => {
  answer = () => says(404, 'gone')
  await show()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('This link doesn’t work any more')
})

test('a password that is wrong is said, one that was tried too often waits and says how long', async () => {
  let next = says(403, 'wrong-password')
  answer = (path) => (path.endsWith('/password') ? next : says(401, 'password'))
  await show()
  const send = async (password: string) => {
    fireEvent.change(screen.getByLabelText('Password'), { target: { value: password } })
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Open' })))
  }
  await send('wrong')
  expect(screen.getByRole('status').textContent).toMatch(/^This password is incorrect/)
  next = says(429, 'too-many-tries', { 'Retry-After': '20' })
  await send('wrong')
  expect(screen.getByRole('status').textContent).toBe('Too many incorrect passwords. You can try again in 20 sec.')
  const before = asked.length
  await send('right')
  expect(asked.length).toBe(before)
})

test('the right password opens what it locks', async () => {
  let open = false
  answer = (path) => {
    if (path.endsWith('/password')) open = true
    return path.endsWith('/password')
      ? new Response(null, { status: 204 })
      : open
        ? Response.json(content)
        : says(401, 'password')
  }
  await show()
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'correct horse' } })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Open' })))
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('For school')
})

test('things that are called alike are told apart in the list of what there is', async () => {
  const file = (id: string, name: string) =>
    ({ kind: 'file', file: { id, name, mediaType: 'text/html', description: '', size: 3 } }) as const
  answer = () =>
    Response.json({ ...content, items: [file('a', 'cv.pdf'), file('b', 'cv.pdf'), file('c', 'other.pdf')] })
  await show()
  const links = within(screen.getByRole('navigation')).getAllByRole('link')
  expect(links.map(({ textContent }) => textContent)).toEqual(['File 1cv.pdf', 'File 2cv.pdf', 'Fileother.pdf'])
})
