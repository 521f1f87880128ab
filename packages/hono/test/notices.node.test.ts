import { noticesCases } from './notices.cases.ts'
import { nodePlatform } from './support/platform.node.ts'

noticesCases(nodePlatform)
