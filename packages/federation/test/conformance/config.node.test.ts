import { beforeAll } from 'vitest'
import { metadata } from './basic/metadata.ts'
import { clients } from './support/client.ts'
import { config } from './support/modules.ts'
import { type Op, startOp } from './support/op.ts'
import { plan } from './support/plan.ts'

let op: Op
beforeAll(async () => {
  op = await startOp(clients)
})

plan('oidcc-config-certification-test-plan', {
  modules: config,
  checks: metadata(() => op),
})
