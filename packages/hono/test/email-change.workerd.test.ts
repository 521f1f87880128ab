import { emailChangeCases } from './email-change.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

emailChangeCases(workerdPlatform)
