import { workerdPlatform } from './support/platform.workerd.ts'
import { whoExistsCases } from './who-exists.cases.ts'

whoExistsCases(workerdPlatform)
