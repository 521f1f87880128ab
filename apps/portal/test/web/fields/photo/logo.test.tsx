// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { logoSize } from '../../../../src/web/fields/photo/encode-logo.ts'
import { LogoField } from '../../../../src/web/fields/photo/logo.tsx'
import { LanguageProvider, wordsOf } from '../../../../src/web/language.tsx'

const first = await wordsOf('en')
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const drawn = vi.fn<(...values: unknown[]) => void>()
let kept: string

afterEach(() => {
  cleanup()
  drawn.mockClear()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

/** Shows the field in a browser whose canvas gives these files. */
function show(files: Readonly<Record<string, string>>): void {
  vi.stubGlobal('createImageBitmap', async () => ({ width: 1700, height: 340, close: () => undefined }))
  const context = Object.assign(Object.create(null), { drawImage: drawn, fillRect: () => undefined })
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockImplementation((type = '') => files[type] ?? '')
  function Form() {
    const [value, setValue] = useState('')
    kept = value
    return (
      <LanguageProvider first={first}>
        <LogoField label="Logo" value={value} onChange={setValue} hint="Of a school" />
      </LanguageProvider>
    )
  }
  render(<Form />)
}
const drop = (bytes: Uint8Array<ArrayBuffer>): void =>
  void fireEvent.drop(screen.getByRole('group', { name: 'Logo' }), { dataTransfer: { files: [new Blob([bytes])] } })

test('a logo is drawn anew, whole, and can be removed', async () => {
  show({ 'image/png': 'data:image/png;base64,small' })
  drop(png)
  expect(await screen.findByRole('img', { name: 'Your logo' })).toBeTruthy()
  expect(kept).toBe('data:image/png;base64,small')
  expect(drawn.mock.calls.map((call) => call.slice(1))).toEqual([[0, 0, 850, 170]])
  fireEvent.click(screen.getByRole('button', { name: 'Remove the logo' }))
  expect(kept).toBe('')
})

test('one that would be too large is kept smaller', async () => {
  show({ 'image/png': `data:image/png;base64,${'A'.repeat(300_000)}`, 'image/jpeg': 'data:image/jpeg;base64,small' })
  drop(png)
  await screen.findByRole('img', { name: 'Your logo' })
  expect(kept).toBe('data:image/jpeg;base64,small')
})

test('what isn’t a picture by its bytes is refused, and said', async () => {
  show({ 'image/png': 'data:image/png;base64,small' })
  drop(new TextEncoder().encode('<svg onload="alert(1)"/>'))
  expect(await screen.findByText('This file isn’t a picture. Choose a JPEG or PNG.')).toBeTruthy()
  expect(kept).toBe('')
})

test('keeps its shape, and never grows', () => {
  expect(logoSize({ width: 100, height: 50 })).toEqual({ width: 100, height: 50 })
  expect(logoSize({ width: 880, height: 880 })).toEqual({ width: 440, height: 440 })
  expect(logoSize({ width: 9000, height: 1 })).toEqual({ width: 850, height: 1 })
})
