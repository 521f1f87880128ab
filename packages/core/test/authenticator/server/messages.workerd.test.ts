import { d1 } from '../../../../store-sql/src/d1.ts'
import { emptiedD1 } from '../../../../store-sql/test/support/emptied-d1.ts'
import { approvalsSuite } from './approvals.suite.ts'
import { biometricsSuite } from './biometrics.suite.ts'
import { deviceChannelSuite } from './device-channel.suite.ts'
import { enrolmentSuite } from './enrolment.suite.ts'
import { newPinSuite } from './new-pin.suite.ts'
import { ownershipSuite } from './ownership.suite.ts'
import { pinSuite } from './pin.suite.ts'
import { removalSuite } from './removal.suite.ts'

const emptyStore = async () => d1(await emptiedD1())

approvalsSuite(emptyStore)
deviceChannelSuite(emptyStore)
enrolmentSuite(emptyStore)
pinSuite(emptyStore)
newPinSuite(emptyStore)
ownershipSuite(emptyStore)
biometricsSuite(emptyStore)
removalSuite(emptyStore)
