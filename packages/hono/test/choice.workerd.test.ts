import { choiceCases } from './choice.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

choiceCases(workerdPlatform)
