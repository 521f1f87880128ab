import { passkeysCases } from './passkeys.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

passkeysCases(nodePlatform)
