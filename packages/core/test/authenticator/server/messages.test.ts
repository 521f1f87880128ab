import { testStore } from '../../support/store.ts'
import { approvalsSuite } from './approvals.suite.ts'
import { biometricsSuite } from './biometrics.suite.ts'
import { deviceChannelSuite } from './device-channel.suite.ts'
import { enrolmentSuite } from './enrolment.suite.ts'
import { newPinSuite } from './new-pin.suite.ts'
import { ownershipSuite } from './ownership.suite.ts'
import { pinSuite } from './pin.suite.ts'
import { removalSuite } from './removal.suite.ts'

approvalsSuite(testStore)
deviceChannelSuite(testStore)
enrolmentSuite(testStore)
pinSuite(testStore)
newPinSuite(testStore)
ownershipSuite(testStore)
biometricsSuite(testStore)
removalSuite(testStore)
