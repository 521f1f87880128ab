// @vitest-environment happy-dom
import { renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { useChecked } from '../../../src/web/credentials/use-checked.ts'
import { LanguageProvider, wordsOf } from '../../../src/web/language.tsx'

afterEach(() => vi.unstubAllGlobals())

test('what was found of one file is never said of the next', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ certificates: [] }))
  const first = await wordsOf('en')
  const [one, other] = ['{"type":"VerifiableCredential"}', '{}'].map((text) => new TextEncoder().encode(text))
  const { result, rerender } = renderHook(({ bytes }) => useChecked(bytes ?? null), {
    initialProps: { bytes: one },
    wrapper: ({ children }) => <LanguageProvider first={first}>{children}</LanguageProvider>,
  })
  await waitFor(() => expect(result.current?.found).toMatchObject({ reason: 'not-sealed' }))
  rerender({ bytes: other })
  expect(result.current).toBeNull()
  await waitFor(() => expect(result.current?.found).toMatchObject({ reason: 'not-a-seal' }))
})
