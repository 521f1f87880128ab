import { createHash } from 'node:crypto'
import { memorySessions } from '@laissez-passer/relying-party'
import { expect, test } from 'vitest'
import { seenSessions } from '../src/seen-sessions.ts'

const cookie = '__Host-lp-portal'
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
const bringing = (value: string) => new Request('http://localhost/', { headers: { Cookie: `a=b; ${cookie}=${value}` } })

test('a session is known once it was found, and no longer when it is gone', async () => {
  const { seen, sessions } = seenSessions(memorySessions(), cookie)
  const session = { sealed: '', sidHash: null, subjectHash: 'somebody', expiresAt: 100 }
  const nothing = { email: null, firstName: null, lastName: null, language: null, claims: {}, methods: [] }
  const user = { id: 'somebody', level: 'BASIC', authenticatedAt: 0, ...nothing } as const
  await sessions.open({ ...session, user, idHash: hashOf('mine') })
  expect(seen(bringing('mine'))).toBeNull()
  await sessions.find(hashOf('mine'), { now: 1 })
  await sessions.find(hashOf('made-up'), { now: 1 })
  expect(seen(bringing('mine'))).toBe(hashOf('mine'))
  expect(seen(bringing('made-up'))).toBeNull()
  expect(seen(new Request('http://localhost/'))).toBeNull()
  await sessions.find(hashOf('mine'), { now: 101 })
  expect(seen(bringing('mine'))).toBeNull()
})
