import { biometricsCases } from './biometrics.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

biometricsCases(workerdPlatform)
