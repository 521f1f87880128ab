import { biometricsCases } from './biometrics.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

biometricsCases(nodePlatform)
