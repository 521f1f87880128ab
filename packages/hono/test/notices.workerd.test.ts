import { noticesCases } from './notices.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

noticesCases(workerdPlatform)
