import { smsCases } from './sms.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

smsCases(workerdPlatform)
