import { testStore } from './support/store.ts'
import { approvalSuite } from './suites/approval.ts'
import { biometricsSuite } from './suites/biometrics.ts'
import { codesSuite } from './suites/codes.ts'
import { enrolmentSuite } from './suites/enrolment.ts'
import { interruptionsSuite } from './suites/interruptions.ts'
import { pinAndRemovalSuite } from './suites/pin-and-removal.ts'
import { providerKeysSuite } from './suites/provider-keys.ts'
import { removalSuite } from './suites/removal.ts'
import { stolenStorageSuite } from './suites/stolen-storage.ts'
import { twoTabsSuite } from './suites/two-tabs.ts'

enrolmentSuite(testStore)
approvalSuite(testStore)
biometricsSuite(testStore)
removalSuite(testStore)
pinAndRemovalSuite(testStore)
interruptionsSuite(testStore)
codesSuite(testStore)
providerKeysSuite(testStore)
stolenStorageSuite(testStore)
twoTabsSuite(testStore)
