import { signInCases } from './sign-in.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

signInCases(workerdPlatform)
