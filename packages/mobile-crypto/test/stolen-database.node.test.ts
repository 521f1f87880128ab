import { readFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  blindPin,
  fromBase64url,
  hash,
  outputOf,
  pinCheckKey,
  pinKeyBytes,
  toBase64url,
  toHex,
} from '@laissez-passer/core/authenticator'
import { sealingContexts } from '@laissez-passer/core/internal/authenticator/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keyRing } from '../../runtime/src/keys/key-ring.ts'
import { sqlite } from '../../store-sql/src/sqlite.ts'
import { memoryKeys } from '../src/keys/memory.ts'
import { pin, waiting, world } from './support/world.ts'

/**
 * A whole life on a database in a file: enrolled, wrong PIN, approved, another request open, another
 * enrolment open.
 */
async function stolen() {
  const folder = await mkdtemp(join(tmpdir(), 'stolen-'))
  const file = join(folder, 'id.db')
  const store = await sqlite(file)
  onTestFinished(async () => {
    store.close()
    await rm(folder, { recursive: true })
  })
  const made = await world(async () => store)
  const keys = memoryKeys()
  const device = await made.enrolledPhone(keys)
  const asked = await made.ask()
  await device.approve(await waiting(device), { pin: '1593', transferCode: asked.transferCode })
  await device.approve(await waiting(device), { pin, transferCode: asked.transferCode })
  const open = await made.ask()
  const enrolment = await made.provider.enrolment({ pin: '8306' })
  const database = new DatabaseSync(file, { readOnly: true })
  onTestFinished(() => database.close())
  const tables = database
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%'")
    .all()
  const values = tables.flatMap(({ name }) =>
    database
      .prepare(`select * from "${String(name)}"`)
      .all()
      .flatMap((row) => Object.values(row).map(String)),
  )
  const bytes = Buffer.concat([await readFile(file), await readFile(`${file}-wal`).catch(() => Buffer.alloc(0))])
  return { ...made, device, keys, open, enrolment, values, bytes }
}

describe('a copy of the database alone', () => {
  test('holds no PIN, no secret of an enrolment, no OPRF key, no code secret and no transfer code, in any spelling', async () => {
    const { provider, bytes, values, enrolment, open } = await stolen()
    const [device] = await provider.store.devices.list(provider.account.id)
    if (!device?.sealedOprfKey || !device.sealedCodeSecret) throw new Error('no device')
    const oprfKey = await provider.keyRing.open(
      device.sealedOprfKey,
      sealingContexts.oprfKey(device.id, device.pinKeyId),
    )
    const codeSecret = await provider.keyRing.open(device.sealedCodeSecret, sealingContexts.codeSecret(device.id))
    const secret = new URLSearchParams(new URL(enrolment.link).hash.slice(1)).get('s') ?? ''
    for (const known of [
      oprfKey,
      codeSecret,
      fromBase64url(secret) ?? new Uint8Array(),
      outputOf(oprfKey, pin),
      pinCheckKey(outputOf(oprfKey, pin)),
      pinKeyBytes(outputOf(oprfKey, pin)),
    ]) {
      expect(known.length).toBeGreaterThan(0)
      expect(bytes.includes(Buffer.from(known))).toBe(false)
      expect(bytes.includes(toBase64url(known))).toBe(false)
      expect(bytes.includes(toHex(known))).toBe(false)
    }
    for (const short of [pin, '8306', open.transferCode, hash(pin), hash('8306')]) expect(values).not.toContain(short)
  })

  test('opens nothing without the key ring, and each sealed value only in its own place', async () => {
    const { provider } = await stolen()
    const [device] = await provider.store.devices.list(provider.account.id)
    if (!device?.sealedOprfKey || !device.sealedCodeSecret) throw new Error('no device')
    const context = sealingContexts.oprfKey(device.id, device.pinKeyId)
    await expect(keyRing('x'.repeat(43)).open(device.sealedOprfKey, context)).rejects.toMatchObject({
      code: 'sealed-value',
    })
    await expect(
      provider.keyRing.open(device.sealedOprfKey, sealingContexts.codeSecret(device.id)),
    ).rejects.toMatchObject({ code: 'sealed-value' })
    await expect(
      provider.keyRing.open(device.sealedCodeSecret, sealingContexts.codeSecret('another')),
    ).rejects.toMatchObject({ code: 'sealed-value' })
  })

  test('even with the provider’s key, has nothing to check a guessed PIN of a device against', async () => {
    const { provider, values } = await stolen()
    const [device] = await provider.store.devices.list(provider.account.id)
    if (!device?.sealedOprfKey) throw new Error('no device')
    const oprfKey = await provider.keyRing.open(
      device.sealedOprfKey,
      sealingContexts.oprfKey(device.id, device.pinKeyId),
    )
    const y = outputOf(oprfKey, pin)
    // All that a guess could be compared with, unsealed with every context that there is.
    const contexts = [
      sealingContexts.enrolmentPinCheck(device.enrolmentId),
      sealingContexts.enrolmentOprfKey(device.enrolmentId),
      context(device),
      sealingContexts.codeSecret(device.id),
      sealingContexts.push(device.id),
    ]
    const unsealed = (
      await Promise.all(
        values
          .filter((value) => /^[\w-]+\.[\w-]{20,}$/.test(value))
          .flatMap((value) => contexts.map((each) => provider.keyRing.open(value, each).then(toHex, () => null))),
      )
    ).filter((value) => value !== null)
    expect(unsealed.length).toBeGreaterThanOrEqual(2)
    for (const derived of [y, pinCheckKey(y), pinKeyBytes(y)]) {
      expect(unsealed).not.toContain(toHex(derived))
      expect(values).not.toContain(hash(derived))
      expect(values).not.toContain(toBase64url(derived))
    }
    // What is kept of a try is the hash of a blinded element: the same PIN never gives it again.
    expect(values).not.toContain(hash(blindPin(pin).blinded))
    const { enrolment } =
      (await provider.store.enrolments.find({ id: device.enrolmentId, now: provider.clock.now })) ?? {}
    expect(enrolment).toMatchObject({ sealedPinCheck: null, sealedOprfKey: null })
  })
})

function context(device: { readonly id: string; readonly pinKeyId: string }): string {
  return sealingContexts.oprfKey(device.id, device.pinKeyId)
}
