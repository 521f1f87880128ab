import { smsRetiredCases } from './sms-retired.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

smsRetiredCases(workerdPlatform)
