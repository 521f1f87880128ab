import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { toBase64 } from '../../src/credentials/base64.ts'
import { looksLikeCredential, showCredential, verifyCredential } from '../../src/credentials/index.ts'
import { sealCredential } from '../../src/credentials/seal.ts'
import { holder, now } from './support/authority.ts'
import { content } from './support/content.ts'
import { fileOf, sealedByJose } from './support/sealed.ts'

const forms: Record<string, Uint8Array<ArrayBuffer>> = {}
beforeAll(async () => {
  const root = await holder({ name: 'Root', authority: true })
  const leaf = await holder({ by: root })
  const chain = [leaf, root].map(({ der }) => ({ der }))
  forms['as it is'] = await sealCredential(content, { key: leaf.key, chain, now })
  const x5c = chain.map(({ der }) => toBase64(der))
  const { payload, ...signature } = await sealedByJose(leaf, { encoded: true, header: { x5c } })
  forms['encoded'] = fileOf({ payload, signatures: [signature] })
})

const names = ['as it is', 'encoded'] as const

it('verifies both forms as they are', async () => {
  for (const name of names)
    expect(await verifyCredential(forms[name] ?? fileOf(''), { now })).toMatchObject({ ok: true })
})

it.each(names)('verifies none with a bit turned anywhere: %s', async (name) => {
  const file = forms[name] ?? fileOf('')
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
      const changed = new Uint8Array(file)
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      expect(await verifyCredential(changed, { now })).toMatchObject({ ok: false })
    }),
    { numRuns: 600 },
  )
})

it.each(names)('verifies none with a piece gone, doubled or moved: %s', async (name) => {
  const file = forms[name] ?? fileOf('')
  const place = fc.nat(file.length)
  await fc.assert(
    fc.asyncProperty(place, place, place, async (a, b, c) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      fc.pre(from < to)
      const parts = [file.subarray(0, from), file.subarray(from, to), file.subarray(to)]
      const [start, piece, end] = parts.map((part) => [...part])
      for (const bytes of [
        [...(start ?? []), ...(end ?? [])],
        [...(start ?? []), ...(piece ?? []), ...(piece ?? []), ...(end ?? [])],
      ])
        expect((await verifyCredential(new Uint8Array(bytes), { now })).ok).toBe(false)
      const rest = [...(start ?? []), ...(end ?? [])]
      const moved = new Uint8Array([...rest.slice(0, c), ...(piece ?? []), ...rest.slice(c)])
      const same = moved.every((byte, at) => byte === file[at])
      expect((await verifyCredential(moved, { now })).ok).toBe(same)
    }),
    { numRuns: 60 },
  )
})

it('shows whatever JSON as data, and glances at whatever bytes, without a fault', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...fields), fc.jsonValue({ maxDepth: 6 })), (credential) => {
      const view = showCredential(JSON.parse(JSON.stringify(credential)), { language: 'fr' })
      expect(JSON.stringify(view)).not.toContain('javascript:')
    }),
    { numRuns: 300 },
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void looksLikeCredential(bytes)))
})

const fields = [
  'id',
  'type',
  'issuer',
  'credentialSubject',
  'displayParameter',
  'evidence',
  'validFrom',
  'identifier',
  '__proto__',
]
