import { httpCases } from './http.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

httpCases(workerdPlatform)
