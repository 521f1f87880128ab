import { oidcCases } from './oidc.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

oidcCases(nodePlatform)
