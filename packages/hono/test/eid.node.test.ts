import { eidCases } from './eid.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

eidCases(nodePlatform)
