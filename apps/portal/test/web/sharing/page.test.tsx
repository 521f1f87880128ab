// @vitest-environment happy-dom
import { act, cleanup, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { SessionProvider } from '../../../src/web/session.tsx'
import SharePage from '../../../src/web/sharing/page.tsx'
import { fileCalled, serve, share } from './links.ts'

// What a sign-in hands over is loaded then; here it is there before.
await import('../../../src/web/documents/handover.ts')
const first = await wordsOf('en')
let leaving: { readonly dueAt: number } | null

beforeEach(() => {
  localStorage.clear()
  leaving = { dueAt: 1_800_000_000 }
  serve({}, (path, { method }) => {
    if (path === '/api/session') return Response.json({ user: { id: 'ada' } })
    if (method === 'DELETE') leaving = null
    return path.startsWith('/api/account') ? Response.json({ leaving }) : null
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const open = (): void =>
  void render(
    <LanguageProvider first={first}>
      <MemoryRouter>
        <SessionProvider>
          <SharePage />
        </SessionProvider>
      </MemoryRouter>
    </LanguageProvider>,
  )

test('while a profile is being deleted no link is said to work, nor handed out, until it is kept', async () => {
  open()
  expect(await screen.findByRole('heading', { name: 'Links that don’t work now' })).toBeTruthy()
  expect(screen.getByText('Doesn’t work while your profile is being deleted')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Copy or send the link' })).toBeNull()
  screen.getByRole('button', { name: 'Keep my profile' }).click()
  expect(await screen.findByRole('heading', { name: 'Links that work' })).toBeTruthy()
  expect(screen.getByText('Works until you revoke it')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Copy or send the link' })).toBeTruthy()
})

test('whoever makes a link meanwhile is told before', async () => {
  open()
  ;(await screen.findByRole('button', { name: 'Create a link' })).click()
  const dialog = await screen.findByRole('dialog')
  expect(await within(dialog).findByText(/Links that you shared don’t work meanwhile/)).toBeTruthy()
})

/** Opens the form with its files, and presses what makes the link once `choose` has chosen. */
async function make(choose: (boxes: readonly HTMLElement[]) => void): Promise<HTMLElement> {
  leaving = null
  open()
  ;(await screen.findByRole('button', { name: 'Create a link' })).click()
  const dialog = await screen.findByRole('dialog')
  const boxes = await within(dialog).findAllByRole('checkbox', { name: /pdf/ })
  await act(async () => choose(boxes))
  await act(async () => within(dialog).getByRole('button', { name: 'Create the link' }).click())
  return dialog
}

test('more than a link can show is told beneath the name of the list, and not sent', async () => {
  const sent: string[] = []
  const files = Array.from({ length: 51 }, (_, at) => fileCalled(`f${at}`, `${at}.pdf`))
  serve({ shares: [], files }, (path, { method }) => {
    if (method === 'PUT') sent.push(path)
    if (path.startsWith('/api/account')) return Response.json({ leaving })
    return path === '/api/session' ? Response.json({ user: { id: 'ada' } }) : null
  })
  const dialog = await make((boxes) => boxes.forEach((box) => box.click()))
  const told = within(dialog).getByText('You chose 51 things: a link shows at most 50. Leave some out.')
  expect(told.previousElementSibling?.textContent).toBe('What the link shows')
  expect(sent).toEqual([])
  await act(async () =>
    within(dialog)
      .getByRole('checkbox', { name: /^50\.pdf/ })
      .click(),
  )
  expect(within(dialog).queryByText(/a link shows at most/)).toBeNull()
})

test('a session that ended meanwhile takes nothing that was chosen, and has its way back beneath the form', async () => {
  serve({ shares: [] }, (path, { method }) => {
    if (method === 'PUT') return Response.json({}, { status: 401 })
    if (path.startsWith('/api/account')) return Response.json({ leaving })
    return path === '/api/session' ? Response.json({ user: { id: 'ada' } }) : null
  })
  const dialog = await make(([box]) => box?.click())
  const way = await within(dialog).findByRole('link', { name: 'Log in again' })
  expect(way.getAttribute('href')).toMatch(/^\/auth\/login\?/)
  expect(way.getAttribute('target')).toBe('_blank')
  const form = dialog.querySelector('form')
  expect(form && form.compareDocumentPosition(way) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
  expect(within(dialog).getByRole<HTMLInputElement>('checkbox', { name: /diploma/ }).checked).toBe(true)
})

test('a link without a title is called by the first things that it shows', async () => {
  leaving = null
  const files = ['1.pdf', '2.pdf', '3.pdf', '4.pdf', '5.pdf'].map((name) => fileCalled(name, name))
  const showing = (count: number) => files.slice(0, count).map(({ id }) => ({ kind: 'file', id }))
  serve(
    { shares: [4, 5].map((count) => ({ ...share, id: `${count}`, title: '', items: showing(count) })), files },
    (path) => {
      if (path.startsWith('/api/account')) return Response.json({ leaving })
      return path === '/api/session' ? Response.json({ user: { id: 'ada' } }) : null
    },
  )
  open()
  expect(await screen.findByRole('heading', { name: '1.pdf, 2.pdf, 3.pdf and 4.pdf' })).toBeTruthy()
  expect(screen.getByRole('heading', { name: '1.pdf, 2.pdf, 3.pdf and 2 more' })).toBeTruthy()
})

test('links and documents without a name don’t look alike', async () => {
  leaving = null
  const saved = (id: string, savedAt: number) => ({ id, version: 1, schema: 2, title: '', madeFor: {}, savedAt })
  const untitled = (id: string, createdAt: number) => ({ ...share, id, title: '', createdAt })
  const documents = [saved('a', 1_700_000_000), saved('b', 1_700_100_000)]
  serve({ shares: [untitled('one', 1_700_000_000), untitled('two', 1_700_100_000)] }, (path) => {
    if (path.startsWith('/api/account')) return Response.json({ leaving })
    if (path.startsWith('/api/documents/cv')) return Response.json({ documents })
    return path === '/api/session' ? Response.json({ user: { id: 'ada' } }) : null
  })
  open()
  const cards = await screen.findAllByRole('heading', { level: 3, name: /^diploma\.pdf/ })
  expect(new Set(cards.map(({ textContent }) => textContent)).size).toBe(2)
  ;(await screen.findByRole('button', { name: 'Create a link' })).click()
  const dialog = await screen.findByRole('dialog')
  const boxes = await within(dialog).findAllByRole('checkbox', { name: /^CV/ })
  expect(new Set(boxes.map((box) => box.closest('label')?.textContent)).size).toBe(2)
})

test('all that can be shown is chosen at once, and none of it', async () => {
  leaving = null
  const files = [fileCalled('a', 'a.pdf'), fileCalled('b', 'b.pdf'), fileCalled('c', 'c.pdf')]
  serve({ shares: [], files }, (path) => {
    if (path.startsWith('/api/account')) return Response.json({ leaving })
    return path === '/api/session' ? Response.json({ user: { id: 'ada' } }) : null
  })
  open()
  ;(await screen.findByRole('button', { name: 'Create a link' })).click()
  const dialog = await screen.findByRole('dialog')
  const boxes = await within(dialog).findAllByRole<HTMLInputElement>('checkbox', { name: /pdf/ })
  const checked = (): number => boxes.filter((box) => box.checked).length
  await act(async () => within(dialog).getByRole('button', { name: 'Choose all' }).click())
  expect(checked()).toBe(3)
  await act(async () => boxes[0]?.click())
  await act(async () => within(dialog).getByRole('button', { name: 'Choose all' }).click())
  expect(checked()).toBe(3)
  await act(async () => within(dialog).getByRole('button', { name: 'Choose none' }).click())
  expect(checked()).toBe(0)
})
