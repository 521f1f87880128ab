import { env, reset } from 'cloudflare:test'
import { d1, migrateD1 } from '../../../../store-sql/src/d1.ts'
import { approvalsSuite } from './approvals.suite.ts'
import { biometricsSuite } from './biometrics.suite.ts'
import { deviceChannelSuite } from './device-channel.suite.ts'
import { enrolmentSuite } from './enrolment.suite.ts'
import { newPinSuite } from './new-pin.suite.ts'
import { ownershipSuite } from './ownership.suite.ts'
import { pinSuite } from './pin.suite.ts'
import { removalSuite } from './removal.suite.ts'

const emptyStore = async () => {
  await reset()
  await migrateD1(env.DB)
  return d1(env.DB)
}

approvalsSuite(emptyStore)
deviceChannelSuite(emptyStore)
enrolmentSuite(emptyStore)
pinSuite(emptyStore)
newPinSuite(emptyStore)
ownershipSuite(emptyStore)
biometricsSuite(emptyStore)
removalSuite(emptyStore)
