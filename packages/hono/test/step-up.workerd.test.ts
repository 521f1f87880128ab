import { stepUpCases } from './step-up.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

stepUpCases(workerdPlatform)
