import { beforeAll } from 'vitest'
import { requests } from './basic/requests.ts'
import { sessions } from './basic/sessions.ts'
import { tokens } from './basic/tokens.ts'
import { clients } from './support/client.ts'
import { basic } from './support/modules.ts'
import { type Op, startOp } from './support/op.ts'
import { plan } from './support/plan.ts'

let started: Op
beforeAll(async () => {
  started = await startOp(clients)
})
const op = () => started

plan('oidcc-basic-certification-test-plan', {
  modules: basic,
  checks: { ...requests(op), ...sessions(op), ...tokens(op) },
})
