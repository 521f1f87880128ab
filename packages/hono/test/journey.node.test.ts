import { journeyCases } from './journey.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

journeyCases(nodePlatform)
