import { passkeysCases } from './passkeys.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

passkeysCases(workerdPlatform)
