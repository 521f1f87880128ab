import { tokenCases } from './token.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

tokenCases(nodePlatform)
