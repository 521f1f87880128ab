import { recoveryCases } from './recovery.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

recoveryCases(workerdPlatform)
