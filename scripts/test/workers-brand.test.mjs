import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readBrandFolder } from '../../apps/login/src/brand/folder.ts'
import { placeBrand } from '../../apps/login/src/brand/placed.ts'
import { servedBrand } from '../../apps/login/src/brand/served.ts'
import { judgedBrand } from '../workers/brand.mjs'

function folders() {
  const home = mkdtempSync(join(tmpdir(), 'workers-brand-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const [from, to, brand] = ['from', 'to', 'brand'].map((name) => join(home, name))
  mkdirSync(join(from, 'cas/assets/1234'), { recursive: true })
  writeFileSync(join(from, 'cas/assets/1234/tokens.css'), ':root {}')
  writeFileSync(join(from, '_headers'), '/cas/assets/1234/*\n  Cache-Control: immutable\n')
  cpSync(new URL('../../apps/login/brand.sample', import.meta.url), brand, { recursive: true })
  return { brand, from, to }
}

const read = (path) => {
  const folder = readBrandFolder(path)
  if (!folder.ok) throw new Error(folder.line)
  return folder
}

it('a Worker finds among its static files the brand that was judged, and ours beside it', async () => {
  const { brand, from, to } = folders()
  const version = placeBrand(read(brand), { from, to })
  const lies = join(to, 'cas/assets', version)
  const served = await servedBrand(async (name) => ({ type: '', body: new Uint8Array(readFileSync(join(lies, name))) }))
  expect(served).toEqual(read(brand).brand)
  expect(readdirSync(lies)).toEqual(['brand', 'tokens.css'])
  expect(readdirSync(join(lies, 'brand'))).toEqual(
    expect.arrayContaining([...read(brand).files.keys(), 'brand.worker.json']),
  )
  expect(readFileSync(join(to, '_headers'), 'utf8')).toContain(`/cas/assets/${version}/*`)
})

it('a brand that can’t be right is refused before anything is built', async () => {
  const { brand, from } = folders()
  expect(await judgedBrand(undefined)).toBe(null)
  expect(await judgedBrand('')).toBe(null)
  expect(await judgedBrand(brand)).toMatchObject({ ok: true })
  await expect(judgedBrand(join(from, 'none'))).rejects.toThrow('there is no such folder')
})

it('another sentence has another address, and nothing of the brand before stays', () => {
  const { brand, from, to } = folders()
  const before = placeBrand(read(brand), { from, to })
  expect(placeBrand(read(brand), { from, to })).toBe(before)
  mkdirSync(join(brand, 'languages/fr'), { recursive: true })
  writeFileSync(join(brand, 'languages/fr/pages.json'), '{ "identifier.title": "Bonjour" }')
  const after = placeBrand(read(brand), { from, to })
  expect(after).not.toBe(before)
  expect(readdirSync(join(to, 'cas/assets'))).toEqual([after])
})

it('a Worker without the files it was told of says what to do', async () => {
  await expect(servedBrand(async () => null)).rejects.toThrow('Deploy with BRAND_FOLDER')
})
