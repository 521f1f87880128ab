import { smsRetiredCases } from './sms-retired.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

smsRetiredCases(nodePlatform)
