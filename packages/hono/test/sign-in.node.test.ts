import { signInCases } from './sign-in.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

signInCases(nodePlatform)
