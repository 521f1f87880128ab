import { faultCases } from './faults.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

faultCases(workerdPlatform)
