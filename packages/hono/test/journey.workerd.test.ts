import { journeyCases } from './journey.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

journeyCases(workerdPlatform)
