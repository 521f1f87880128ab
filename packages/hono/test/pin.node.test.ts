import { pinCases } from './pin.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

pinCases(nodePlatform)
