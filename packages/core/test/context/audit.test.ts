import { describe, expect, test } from 'vitest'
import { activityEntry, activityKinds } from '../../src/context/activity.ts'
import { auditEntry, auditSubjects } from '../../src/context/audit.ts'
import { keyRing } from '../../../runtime/src/keys/key-ring.ts'
import { random } from '../../../runtime/src/random.ts'

const now = 1_900_000_000
const [today, before] = ['a'.repeat(32), 'b'.repeat(32)]
const context = { now, random, keyRing: keyRing(today) }

/** Whatever any operation shows to a person, and some that none does. */
const shown = {
  browser: 'Firefox on Marie’s laptop',
  country: 'LT',
  device: 'Marie’s phone',
  eid: 'Marie Curie',
  email: 'marie@example.eu',
  factor: 'Marie’s phone',
  method: 'mobile-app-pin',
  model: 'Pixel 8',
  passkey: 'Marie’s key',
  phone: '+370 612 34567',
  place: 'Vilnius (192.0.2.7)',
  service: 'Europass',
}

describe('a row of the audit log', () => {
  test.each(activityKinds)('%s keeps facts, and nothing that says who the person is', async (kind) => {
    const entry = await activityEntry(context, { accountId: '0marie', kind, details: shown })
    expect(entry.details).toEqual(shown)
    expect(entry.facts).toEqual({ country: 'LT', method: 'mobile-app-pin', service: 'Europass' })
    expect(entry.subject).not.toContain('marie')
  })

  test('an address or a number of somebody is left out of facts and of the operator’s words', async () => {
    const given = {
      kind: 'accounts-exported',
      by: { via: 'command', name: 'root' },
      details: { service: 'for marie@example.eu', count: '1000000' },
      reason: 'INC-20261127-0042: marie.curie@example.eu called\nfrom +370 (612) 34567 or 0037061234567',
    } as const
    expect(await auditEntry(context, given)).toMatchObject({
      subject: null,
      by: { via: 'command', name: 'root' },
      details: { service: 'for …', count: '1000000' },
      reason: 'INC-20261127-0042: … called from … or …',
    })
    const long = await auditEntry(context, { ...given, reason: '😀'.repeat(600) })
    expect(long.reason).toHaveLength(500)
    expect(long.reason?.isWellFormed()).toBe(true)
  })

  test('an empty fact is none, a long one is cut', async () => {
    const row = { kind: 'service-changed', by: { via: 'command', name: 'root' } } as const
    const entry = await auditEntry(context, { ...row, details: { service: '', client: 'x'.repeat(121) } })
    expect(entry.details).toEqual({ client: 'x'.repeat(120) })
    expect(await auditEntry(context, row)).toMatchObject({ details: {}, reason: null, at: now })
  })

  test('words and facts are one line, without blanks around it', async () => {
    const row = { kind: 'service-changed', by: { via: 'command', name: 'root' } } as const
    const given = { ...row, reason: ' INC-1:\n\t they \u0000 left ', details: { client: '  a \n b ' } }
    expect(await auditEntry(context, given)).toMatchObject({ reason: 'INC-1: they left', details: { client: 'a b' } })
  })

  test('the person is no actor of note, an operator is', async () => {
    const about = { accountId: '0marie', kind: 'signed-in' } as const
    expect(await activityEntry(context, about)).not.toHaveProperty('by')
    expect(await activityEntry(context, { ...about, by: { via: 'person' } })).not.toHaveProperty('by')
    const by = { via: 'scim', name: 'hr' } as const
    expect(await activityEntry(context, { ...about, by, reason: 'left' })).toMatchObject({ by, reason: 'left' })
    expect(await activityEntry(context, about)).not.toHaveProperty('reason')
    const { kind, accountId } = { kind: 'account-looked-at', accountId: '0marie' } as const
    expect(await auditEntry(context, { kind, accountId, by: { via: 'person' } })).toMatchObject({
      by: null,
      subject: (await auditSubjects(context, accountId))[0],
    })
  })

  test('stands for one account, under one key, and is found again when keys were rotated', async () => {
    const subject = async (accountId: string, secret: string) =>
      (await activityEntry({ ...context, keyRing: keyRing(secret) }, { accountId, kind: 'signed-in' })).subject
    expect(await subject('0marie', today)).toBe(await subject('0marie', today))
    expect(await subject('0pierre', today)).not.toBe(await subject('0marie', today))
    expect(await subject('0marie', before)).not.toBe(await subject('0marie', today))
    const rotated = { keyRing: keyRing(`${today},${before}`) }
    expect(await auditSubjects(rotated, '0marie')).toEqual([
      await subject('0marie', today),
      await subject('0marie', before),
    ])
  })
})
