import { deviceCases } from './device.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

deviceCases(nodePlatform)
