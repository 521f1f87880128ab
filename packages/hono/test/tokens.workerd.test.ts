import { tokensCases } from './tokens.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

tokensCases(workerdPlatform)
