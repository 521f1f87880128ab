import { choiceCases } from './choice.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

choiceCases(nodePlatform)
