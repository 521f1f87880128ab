import { stepUpCases } from './step-up.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

stepUpCases(nodePlatform)
