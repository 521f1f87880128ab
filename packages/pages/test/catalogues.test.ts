import { activityKinds, auditKinds } from '@laissez-passer/core/audit'
import { checkCatalogues } from '@laissez-passer/i18n/check'
import { expect, test } from 'vitest'
import { words as en } from '../src/methods/words/en.ts'
import { words as fr } from '../src/methods/words/fr.ts'

test('French says all that English says, with its own plurals', () => {
  expect(checkCatalogues({ en, fr })).toEqual([])
})

test('French is French', () => {
  const same = Object.entries(en)
    .filter(
      ([key, message]) => /\p{L}/u.test(message.replace(/\{[^}]*\}|<[^>]*>/g, '')) && message === Reflect.get(fr, key),
    )
    .map(([key]) => key)
  // Names, and words that both languages share.
  expect(same).toEqual([
    'zone.Europe',
    'log.what.services',
    'privacy.cookies',
    'admin.title',
    'admin.factor.token',
    'admin.factor.eid',
    'admin.sessions',
    'admin.services.title',
    'admin.services.cas',
    'admin.services.oidc',
    'method.token',
  ])
})

test('whatever stands in the audit log has words, and so has every part of the health and how it is', () => {
  const named = (key: string) => Object.hasOwn(en, key)
  const wanted = [
    ...activityKinds.map((kind) => `activity.${kind}`),
    ...auditKinds.map((kind) => `admin.event.${kind}`),
    ...['database', 'schema', 'keys', 'outbox', 'background', 'mail', 'sms', 'push'].map(
      (part) => `admin.part.${part}`,
    ),
    ...['ok', 'read-only', 'unavailable', 'older', 'late', 'stalled', 'failing'].map((state) => `admin.state.${state}`),
  ]
  expect(wanted.filter((key) => !named(key))).toEqual([])
})
