import { httpCases } from './http.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

httpCases(nodePlatform)
