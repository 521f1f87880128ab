import { faultCases } from './faults.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

faultCases(nodePlatform)
