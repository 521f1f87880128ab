import { captchaCases } from './captcha.cases.ts'
import { workerdPlatform } from './support/platform.workerd.ts'

captchaCases(workerdPlatform)
