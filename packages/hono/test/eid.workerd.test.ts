import { eidCases } from './eid.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

eidCases(workerdPlatform)
