// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { draft } from '@laissez-passer/europass/fields'
import { supplements } from '@laissez-passer/europass/supplements'
import { MemoryRouter } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import type { OpenDocument } from '../../../src/web/documents/document.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'
import { SessionProvider } from '../../../src/web/session.tsx'
import { CloseDocument } from '../../../src/web/supplements/close.tsx'

const first = await wordsOf('en')
const { t } = first
const kind = supplements['certificate-supplement']
const text = (said: string) => [{ type: 'paragraph', spans: [{ text: said }] }]
const whole = {
  id: 'cs1',
  certificate: { name: 'Tischler' },
  profile: { skills: text('Makes furniture') },
  occupations: { occupations: text('Carpenter') },
}
const chamber = { id: 'https://example.eu/chamber', name: 'Chamber of Crafts', names: [], country: 'DE' }
const ada = { id: 'n00abcde', firstName: 'Ada', lastName: 'L', email: 'ada@example.eu', language: 'en' }

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** The page for a document that names an institution; `answers` are given to closing, and what is listed. */
async function shown({
  body = chamber.name,
  user = ada as typeof ada | null,
  listed = [[chamber]],
  closing = 204,
}: {
  readonly body?: string
  readonly user?: typeof ada | null
  readonly listed?: readonly (readonly (typeof chamber)[])[]
  readonly closing?: number
} = {}) {
  const sent: string[] = []
  const lists = [...listed]
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    sent.push(`${init?.method ?? 'GET'} ${address}`)
    if (address.endsWith('/seal')) sent.push(typeof init?.body === 'string' ? init.body : '')
    if (address === '/api/session') return Response.json({ user })
    if (address === '/api/institutions') return Response.json({ institutions: lists.shift() })
    if (address.endsWith('/seal')) return new Response(null, { status: closing })
    return new Response(null, { status: 204 })
  })
  const value = kind.schema(draft).parse({ ...whole, basis: { body, country: 'DE' } })
  const document = { flush: async () => {}, refresh: async () => {} } as unknown as OpenDocument<typeof value>
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <MemoryRouter initialEntries={['/certificate-supplement/cs1?part=finish']}>
            <SessionProvider>
              <CloseDocument
                editor={{ kind, document, value, side: 'institution', by: 'keeper', guest: false }}
                path="/api/documents/certificate-supplement/cs1"
              />
            </SessionProvider>
          </MemoryRouter>
        </LanguageProvider>,
      ),
  )
  await expect.poll(() => screen.queryByText(t('frame.loading')), { timeout: 20_000 }).toBeNull()
  return sent
}

const close = { name: t('supplement.closeNow') }

test('who speaks for the institution is told in whose name they close, and asked once more', async () => {
  const sent = await shown()
  expect(screen.getAllByText(t('supplement.speak.for', { institution: chamber.name }))[0]).toBeTruthy()
  fireEvent.click(screen.getByRole('button', close))
  expect(sent.some((one) => one.startsWith('POST'))).toBe(false)
  await act(async () => fireEvent.click(screen.getAllByRole('button', close).at(-1) as HTMLElement))
  expect(sent).toContain('POST /api/documents/certificate-supplement/cs1/seal')
})

test('who doesn’t is told why, which names they may write, and what to ask for', async () => {
  await shown({ body: 'CHAMBER of Crafts' })
  expect(screen.queryByRole('button', close)).toBeNull()
  expect(screen.getByText(t('supplement.speak.none', { institution: 'CHAMBER of Crafts' }))).toBeTruthy()
  expect(screen.getByText('Chamber of Crafts, Germany')).toBeTruthy()
  expect(screen.getByText(/n00abcde.*example\.eu/)).toBeTruthy()
})

test('who speaks for none is shown no list', async () => {
  await shown({ listed: [[]] })
  expect(screen.queryByText(t('supplement.speak.others'))).toBeNull()
  expect(screen.getByRole('link', { name: t('supplement.speak.contact') }).getAttribute('href')).toBe('/contact')
})

test('who was taken from the list meanwhile reads it as it is now', async () => {
  await shown({ listed: [[chamber], []], closing: 403 })
  fireEvent.click(screen.getByRole('button', close))
  await act(async () => fireEvent.click(screen.getAllByRole('button', close).at(-1) as HTMLElement))
  expect(await screen.findByText(t('supplement.speak.none', { institution: chamber.name }))).toBeTruthy()
})

test('what was changed meanwhile isn’t closed unseen: the page says what it showed, and to read it again', async () => {
  const sent = await shown({ closing: 409 })
  fireEvent.click(screen.getByRole('button', close))
  await act(async () => fireEvent.click(screen.getAllByRole('button', close).at(-1) as HTMLElement))
  expect(sent.some((one) => one.startsWith('{"value":{') && one.includes('Tischler'))).toBe(true)
  expect(await screen.findByText(t('supplement.closeChanged'))).toBeTruthy()
})

test('who isn’t signed in is led to it and back, and nothing is asked', async () => {
  const sent = await shown({ user: null })
  const link = screen.getByRole('link', { name: t('account.login') })
  expect(link.getAttribute('href')).toContain(encodeURIComponent('/certificate-supplement/cs1?part=finish'))
  expect(sent).not.toContain('GET /api/institutions')
})
