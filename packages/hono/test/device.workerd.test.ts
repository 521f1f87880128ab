import { deviceCases } from './device.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

deviceCases(workerdPlatform)
