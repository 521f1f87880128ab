import { tokensCases } from './tokens.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

tokensCases(nodePlatform)
