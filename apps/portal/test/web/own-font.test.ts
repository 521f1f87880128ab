import { readFileSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { ownFont } from '../../src/web/own-font.ts'

afterEach(() => void vi.useRealTimers())

/** The fonts of a browser, of which only this is asked. */
const fonts = (load: () => Promise<FontFace[]>) => Object.assign(new EventTarget(), { load }) as unknown as FontFaceSet

test('a page waits for its font, and where that can’t be had for nothing', async () => {
  vi.useFakeTimers()
  const { promise, resolve } = Promise.withResolvers<FontFace[]>()
  const come = vi.fn<() => void>()
  const waits = ownFont(fonts(() => promise)).then(come)
  await vi.advanceTimersByTimeAsync(499)
  expect(come).not.toHaveBeenCalled()
  resolve([])
  await waits
  await ownFont(fonts(() => Promise.reject(new DOMException('no network', 'NetworkError'))))
  expect(vi.getTimerCount()).toBe(0)
})

test('a font that is long in coming holds nobody up for longer than half a second', async () => {
  vi.useFakeTimers()
  const waits = ownFont(fonts(() => Promise.withResolvers<FontFace[]>().promise))
  await vi.advanceTimersByTimeAsync(500)
  await expect(waits).resolves.toBeUndefined()
})

test('what is asked for before is the file that the style sheet names', () => {
  const portal = new URL('../../', import.meta.url)
  const [, file = ''] =
    /href="\/(node_modules\/\S+\.woff2)"/.exec(readFileSync(new URL('index.html', portal), 'utf8')) ?? []
  const [folder, name] = file.split('/files/')
  expect(readFileSync(new URL(`${folder}/index.css`, portal), 'utf8')).toContain(`url(./files/${name})`)
})
