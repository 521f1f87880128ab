import { scanCodeCases } from './scan-code.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

scanCodeCases(workerdPlatform)
