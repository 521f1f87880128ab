import { captchaCases } from './captcha.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

captchaCases(nodePlatform)
