import { tokenCases } from './token.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

tokenCases(workerdPlatform)
