import { afterAll, beforeAll } from 'vitest'
import { receiver, type Receiver } from '../logout/support/receiver.ts'
import { backchannel, frontchannel } from './logout/channels.ts'
import { afterwards } from './logout/leaving.ts'
import { rpInitiated } from './logout/rp-initiated.ts'
import { clients } from './support/client.ts'
import { backchannelLogout, frontchannelLogout, rpInitiatedLogout } from './support/modules.ts'
import { type Op, startOp } from './support/op.ts'
import { plan } from './support/plan.ts'

let op: Op
let there: Receiver
beforeAll(async () => {
  there = await receiver()
  const [first, second] = clients
  if (first?.type !== 'oidc' || second?.type !== 'oidc') throw new Error('two clients')
  const postLogoutRedirectUris = [afterwards]
  op = await startOp([
    { ...first, postLogoutRedirectUris, backchannelLogoutUri: `${there.url}/logout` },
    { ...second, postLogoutRedirectUris, frontchannelLogoutUri: 'https://rp.example/frame?a=b' },
  ])
})
afterAll(() => there.close())

plan('oidcc-rp-initiated-logout-certification-test-plan', { modules: rpInitiatedLogout, checks: rpInitiated(() => op) })

plan('oidcc-backchannel-rp-initiated-logout-certification-test-plan', {
  modules: backchannelLogout,
  checks: backchannel(
    () => op,
    () => there,
  ),
})

plan('oidcc-frontchannel-rp-initiated-logout-certification-test-plan', {
  modules: frontchannelLogout,
  checks: frontchannel(() => op),
})
