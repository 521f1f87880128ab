import { pinCases } from './pin.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

pinCases(workerdPlatform)
