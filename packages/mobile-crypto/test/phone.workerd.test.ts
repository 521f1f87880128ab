import { d1 } from '../../store-sql/src/d1.ts'
import { emptiedD1 } from '../../store-sql/test/support/emptied-d1.ts'
import { approvalSuite } from './suites/approval.ts'
import { biometricsSuite } from './suites/biometrics.ts'
import { codesSuite } from './suites/codes.ts'
import { enrolmentSuite } from './suites/enrolment.ts'
import { interruptionsSuite } from './suites/interruptions.ts'
import { pinAndRemovalSuite } from './suites/pin-and-removal.ts'
import { providerKeysSuite } from './suites/provider-keys.ts'
import { removalSuite } from './suites/removal.ts'
import { stolenStorageSuite } from './suites/stolen-storage.ts'

const emptyStore = async () => d1(await emptiedD1())

enrolmentSuite(emptyStore)
approvalSuite(emptyStore)
biometricsSuite(emptyStore)
removalSuite(emptyStore)
pinAndRemovalSuite(emptyStore)
interruptionsSuite(emptyStore)
codesSuite(emptyStore)
providerKeysSuite(emptyStore)
stolenStorageSuite(emptyStore)
