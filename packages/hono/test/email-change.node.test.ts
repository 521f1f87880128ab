import { emailChangeCases } from './email-change.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

emailChangeCases(nodePlatform)
