import { scanCodeCases } from './scan-code.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

scanCodeCases(nodePlatform)
