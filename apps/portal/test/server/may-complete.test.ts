import { expect, test } from 'vitest'
import { mayComplete } from '../../src/server/sharing/open-share.ts'

const item = { kind: 'mobility', id: 'one' } as const
const share = {
  owner: 'ada',
  id: 'link',
  tokenHash: 'h',
  sealedToken: 's',
  sharer: 'Ada L',
  title: '',
  message: '',
  items: [item, { kind: 'profile', headline: '', language: '', shows: [] }],
  may: 'complete',
  expiresAt: null,
  passwordHash: null,
  createdAt: 1,
  revokedAt: null,
  wrongTries: 0,
} as const

test('a link lets its receiver write in what it shows, if it says so, and in nothing else of its owner’s', () => {
  expect(mayComplete(share, item)).toBe(true)
  expect(mayComplete({ ...share, may: 'read' }, item)).toBe(false)
  expect(mayComplete(share, { ...item, id: 'two' })).toBe(false)
  expect(mayComplete(share, { kind: 'diploma-supplement', id: 'one' })).toBe(false)
})
