import { smsCases } from './sms.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

smsCases(nodePlatform)
