import { registrationCases } from './registration.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

registrationCases(workerdPlatform)
