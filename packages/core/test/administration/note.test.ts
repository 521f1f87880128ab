import { expect, it } from 'vitest'
import { noteInAudit } from '../../src/administration/index.ts'
import { auditSubject } from '../../src/context/audit.ts'
import { administeredWorld, administrator } from '../support/administrators.ts'

it('what an administrator looks at is written into the audit log: who, at whose account, why', async () => {
  const world = await administeredWorld()
  const ada = await administrator(world, 'ada@example.org')
  const jane = await world.person()
  const rows = () => world.context.store.audit.unsealed({ limit: 99 })
  const before = (await rows()).length
  await noteInAudit(world.context, { administrator: ada, kind: 'accounts-searched', details: { count: '3' } })
  const reason = 'asked by letter'
  await noteInAudit(world.context, { administrator: ada, kind: 'account-looked-at', accountId: jane.id, reason })
  const by = { via: 'administration', name: ada.account.uid }
  expect((await rows()).slice(before)).toMatchObject([
    { kind: 'accounts-searched', by, subject: null, reason: null, details: { count: '3' }, at: world.now },
    { kind: 'account-looked-at', by, subject: await auditSubject(world.context, jane.id), reason, details: {} },
  ])
})
