import { beforeAll, expect, it } from 'vitest'
import { toBase64, toBase64Url } from '../../src/credentials/base64.ts'
import { verifyCredential } from '../../src/credentials/index.ts'
import { day, type Holder, holder, type Making, now, rsa } from './support/authority.ts'
import { fileOf, sealedByJose } from './support/sealed.ts'
import { tokenOver } from './support/token.ts'

const timestamping: Making = { name: 'Time of Zed', purposes: ['1.3.6.1.5.5.7.3.8'], usage: 0x80, algorithm: rsa() }
let zed: Holder
let time: Holder
beforeAll(async () => {
  zed = await holder()
  time = await holder(timestamping)
})

type Token = Parameters<typeof tokenOver>[1]

/** What verifying says of a seal with a timestamp over its signature, or over something else. */
async function stamped(
  token: Partial<Token>,
  {
    over,
    trusted = [time],
    plain = [],
  }: {
    readonly over?: string
    readonly trusted?: readonly Holder[]
    /** Names of parts that stand as plain objects; the timestamp itself without any. */
    readonly plain?: readonly ('sigTst' | 'arcTst')[]
  } = {},
) {
  const { payload, ...signature } = await sealedByJose(zed)
  const covered = fileOf(over ?? signature.signature)
  const val = toBase64(await tokenOver(covered, { by: time, at: now - 60, ...token }))
  const container = { tstTokens: [{ val }] }
  const encoded = [toBase64Url(fileOf({ sigTst: container }))]
  const etsiU = plain.length > 0 ? plain.map((name) => ({ [name]: container })) : encoded
  return verifyCredential(fileOf({ payload, signatures: [{ ...signature, header: { etsiU } }] }), {
    now,
    trusted: trusted.map(({ der }) => ({ der })),
  })
}

it('takes a timestamp’s word for when a seal was made', async () => {
  expect(await stamped({})).toMatchObject({
    ok: true,
    seal: { signedAt: now - 60, signedAtFrom: 'timestamp', timestamps: [{ by: { organisation: 'Time of Zed' } }] },
  })
})

it.each<[string, () => Promise<Partial<Token>>, string]>([
  ['another authority is named than signed', async () => ({ named: zed }), 'timestamp'],
  ['no authority is named', async () => ({ named: null }), 'timestamp'],
  ['what is signed is of another kind', async () => ({ kind: '1.2.840.113549.1.7.1' }), 'timestamp'],
  ['it is of tomorrow', async () => ({ at: now + day }), 'future'],
  ['its key is for anything', async () => ({ by: await holder({ ...timestamping, purposes: [] }) }), 'timestamp'],
  [
    'its key is for something else too',
    async () => ({ by: await holder({ ...timestamping, purposes: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.3'] }) }),
    'timestamp',
  ],
  ['its key mustn’t sign', async () => ({ by: await holder({ ...timestamping, usage: 0x20 }) }), 'timestamp'],
  [
    'its certificate had run out',
    async () => ({ by: await holder({ ...timestamping, notAfter: now - day }) }),
    'timestamp',
  ],
  [
    'its certificate demands something unknown',
    async () => ({ by: await holder({ ...timestamping, critical: '1.2.3.4' }) }),
    'timestamp',
  ],
])('refuses a timestamp where %s', async (_what, token, reason) => {
  expect(await stamped(await token())).toMatchObject({ ok: false, reason })
})

it('refuses one over something else than the signature', async () => {
  expect(await stamped({}, { over: 'another signature' })).toMatchObject({ ok: false, reason: 'timestamp' })
})

it('reads parts that stand as plain objects, but no archive timestamp over them', async () => {
  expect(await stamped({}, { plain: ['sigTst'] })).toMatchObject({ ok: true, seal: { signedAtFrom: 'timestamp' } })
  expect(await stamped({}, { plain: ['sigTst', 'arcTst'] })).toMatchObject({ ok: false, reason: 'timestamp' })
})

it('takes the sealer’s own word where nobody knows the authority, and says what it says', async () => {
  const [hour, at] = [Date.UTC(2026, 2, 1, 11) / 1000, now - 60]
  expect(await stamped({}, { trusted: [] })).toMatchObject({
    ok: true,
    seal: { signedAt: hour, signedAtFrom: 'claimed', timestamps: [{ at, chain: { trusted: 'unlisted' } }] },
  })
})

it('refuses a timestamp from before the seal was made, by its own word', async () => {
  const at = now - 2 * 3600
  expect(await stamped({ at })).toMatchObject({ ok: false, reason: 'timestamp' })
  expect(await stamped({ at }, { trusted: [] })).toMatchObject({ ok: false, reason: 'timestamp' })
})

it('judges the certificate of the seal at the time of an authority that is known', async () => {
  // By the sealer's word it was an hour ago, when the certificate was valid.
  zed = await holder({ notAfter: now - 1800 })
  expect(await stamped({})).toMatchObject({ ok: false, reason: 'certificate-time' })
  expect(await stamped({}, { trusted: [] })).toMatchObject({ ok: true })
})
