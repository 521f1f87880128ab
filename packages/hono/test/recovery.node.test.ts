import { recoveryCases } from './recovery.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

recoveryCases(nodePlatform)
