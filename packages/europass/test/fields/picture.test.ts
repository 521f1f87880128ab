import { describe, expect, test } from 'vitest'
import { check, isPhoto, pictureKind, pictureSize, strict } from '../../src/fields/index.ts'

const bytesOf = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  )
const uriOf = (kind: string, bytes: Uint8Array): string =>
  `data:image/${kind};base64,${btoa(String.fromCharCode(...bytes))}`
const word = (value: number): number[] => [value >> 8, value & 255]
const long = (value: number): number[] => [...word(value >>> 16), ...word(value & 65_535)]

const png = (width: number, height: number): Uint8Array =>
  bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR', long(width), long(height), [8, 2, 0, 0, 0, 0, 0, 0, 0])
/** A JPEG's head, with what cameras put before the frame. */
const jpeg = (width: number, height: number, exif: number = 40): Uint8Array =>
  bytesOf(
    [0xff, 0xd8, 0xff, 0xe1, ...word(exif + 2)],
    Array.from({ length: exif }, () => 0),
    [0xff, 0xff, 0xc2, 0, 17, 8, ...word(height), ...word(width)],
    Array.from({ length: 12 }, () => 0),
  )

describe('pictures', () => {
  test.each([
    ['jpeg', jpeg(1, 1)],
    ['png', png(1, 1)],
    ['gif', bytesOf('GIF89a', [1, 0, 1, 0])],
    ['webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8 ')],
    ['heic', bytesOf([0, 0, 0, 24], 'ftypheic', [0, 0, 0, 0])],
    ['heic', bytesOf([0, 0, 0, 24], 'ftypmif1', [0, 0, 0, 0])],
    ['avif', bytesOf([0, 0, 0, 24], 'ftypavif', [0, 0, 0, 0])],
    ['tiff', bytesOf('II*', [0, 0, 0, 0])],
    ['bmp', bytesOf('BM', [0, 0])],
    [undefined, bytesOf('%PDF-1.7')],
    [undefined, bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [undefined, bytesOf([0, 0, 0, 24], 'ftypisom', [0, 0, 0, 0])],
    [undefined, bytesOf([])],
  ])('%s is told by its bytes', (kind, bytes) => {
    expect(pictureKind(bytes)).toBe(kind)
  })
  test('the size stands in the head, behind what a camera says of itself', () => {
    expect(pictureSize(png(600, 400))).toEqual({ width: 600, height: 400 })
    expect(pictureSize(jpeg(4032, 3024, 60_000))).toEqual({ width: 4032, height: 3024 })
    expect(pictureSize(jpeg(4032, 3024).subarray(0, 40))).toBe(undefined)
    expect(pictureSize(bytesOf('GIF89a', [1, 0, 1, 0]))).toBe(undefined)
  })
  test('a document keeps a JPEG or PNG that is what it says', () => {
    expect(isPhoto(uriOf('jpeg', jpeg(600, 600)))).toBe(true)
    expect(isPhoto(uriOf('png', png(600, 600)))).toBe(true)
    expect(isPhoto(uriOf('png', jpeg(600, 600)))).toBe(false)
    expect(isPhoto(uriOf('jpeg', bytesOf('<script>alert(1)</script>')))).toBe(false)
    expect(isPhoto(uriOf('svg+xml', bytesOf('<svg/>')))).toBe(false)
    expect(isPhoto(uriOf('png', png(600, 0)))).toBe(false)
    expect(isPhoto('data:image/png;base64,iVBOR')).toBe(false)
    expect(isPhoto('https://example.org/me.jpg')).toBe(false)
  })
  test('one that would take gigabytes to set is none', () => {
    expect(isPhoto(uriOf('png', png(4000, 4000)))).toBe(true)
    expect(isPhoto(uriOf('png', png(65_000, 65_000)))).toBe(false)
  })
  test('the schema says so, and the judgement is remembered right', () => {
    for (const _ of [1, 2]) {
      expect(check(strict.photo(), uriOf('png', jpeg(2, 2)))).toMatchObject({ ok: false, issues: [{ code: 'photo' }] })
      expect(check(strict.photo(), uriOf('png', png(2, 2))).ok).toBe(true)
      expect(check(strict.photo(), '').ok).toBe(true)
    }
  })
})
