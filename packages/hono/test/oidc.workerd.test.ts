import { oidcCases } from './oidc.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

oidcCases(workerdPlatform)
