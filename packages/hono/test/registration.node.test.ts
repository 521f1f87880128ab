import { registrationCases } from './registration.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

registrationCases(nodePlatform)
