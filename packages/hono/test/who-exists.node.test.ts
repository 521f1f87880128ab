import { nodePlatform } from './support/platform.node.ts'
import { whoExistsCases } from './who-exists.cases.ts'

whoExistsCases(nodePlatform)
