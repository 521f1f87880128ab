// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import type { CredentialContent } from '@laissez-passer/europass/credentials'
import { makeTrialSeal, readSealKey, sealCredential } from '@laissez-passer/europass/credentials/seal'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import ReceivedCredential from '../../../src/web/credentials/received.tsx'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'

const now = Math.floor(Date.now() / 1000)
const content: CredentialContent = {
  holder: { givenName: 'Ada', familyName: 'Lovelace' },
  issuer: { name: 'Zed', country: 'IE' },
  title: '<b>Engines</b>',
  achievements: [{ title: 'Engines', eqf: '7', outcomes: ['Reads cards'] }],
  validFrom: now - 60,
  language: 'en',
}
let sealed: Uint8Array<ArrayBuffer>
let certificate: string
beforeAll(async () => {
  const trial = await makeTrialSeal({ organisation: 'Zed', country: 'IE', now })
  const read = await readSealKey({ key: trial.key, certificates: trial.certificate }, { now })
  if (!read.ok) throw new Error(read.fault)
  sealed = await sealCredential(content, { ...read.seal, now })
  certificate = trial.certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '')
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** A portal that knows these issuers and gives this file; null: it answers nothing. */
async function receive(file: Uint8Array<ArrayBuffer> | null, certificates: readonly string[] | null = []) {
  vi.stubGlobal('fetch', async (path: string) => {
    if (path === '/api/issuers') {
      if (certificates === null) throw new TypeError('offline')
      return Response.json({ certificates })
    }
    if (file === null) throw new TypeError('offline')
    return new Response(file)
  })
  const first = await wordsOf('en')
  await act(
    async () =>
      void render(
        <LanguageProvider first={first}>
          <ReceivedCredential path="/api/shared/token/files/1" name="engines.jsonld" />
        </LanguageProvider>,
      ),
  )
}
const title = () => screen.getAllByRole('heading', { level: 2 })[0]?.textContent

test('whoever receives a credential verifies it again, and sees what isn’t known', async () => {
  await receive(sealed)
  await waitFor(() => expect(title()).toBe('Seal intact, sealed by Zed (Ireland), not in your list of issuers'))
  expect(screen.getByText('What isn’t known, or only said')).toBeTruthy()
  // Nothing in it is markup.
  expect(screen.getByText('<b>Engines</b>')).toBeTruthy()
  expect(screen.getByText('Reads cards')).toBeTruthy()
})

test('the portal’s list is heeded, and its absence told', async () => {
  await receive(sealed, [certificate])
  await waitFor(() => expect(title()).toBe('Seal intact, sealed by Zed (Ireland), in your list of issuers'))
  cleanup()
  await receive(sealed, null)
  await waitFor(() => expect(title()).toContain('not in your list'))
  expect(screen.getByText('We can’t reach the portal’s list of issuers now.', { exact: false })).toBeTruthy()
})

test('of a changed file nothing is shown', async () => {
  await receive(new TextEncoder().encode(new TextDecoder().decode(sealed).replace('cards', 'books')))
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('The content or the seal was changed.'))
  expect(screen.queryByText('Reads books')).toBeNull()
  expect(screen.queryByText('<b>Engines</b>')).toBeNull()
})

test('a file that doesn’t come is told', async () => {
  await receive(null)
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Nothing is lost'))
})
