import type { Seconds } from '@laissez-passer/core/ports'
import type { AccountPageProps } from '../../props/account.ts'
import type { FormProps, MethodChoice, Page, PageProps, ServiceAsk } from '../../props/common.ts'

/** My recovery codes. Posts nothing but the wish for ten new ones. */
export interface RecoveryCodesProps extends AccountPageProps, FormProps {
  /** How many still work. */
  readonly left: number
  /** When they were made; null: never. */
  readonly createdAt: Seconds | null
  /** The account has a second factor: only then are codes of use. */
  readonly canMake: boolean
  /** The ten codes, on the one page that ever shows them; else null. */
  readonly codes: readonly string[] | null
  /** To `<base>/mobile`, for whoever has no second factor. */
  readonly addHref: string
  /** Where to go when they are kept. */
  readonly doneHref: string
}

/** Step 3: a recovery code. Posts `code`, or `method` when one of `others` is chosen. */
export interface RecoveryCodeProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** Until when no code is taken; null: now. */
  readonly until: Seconds | null
  /** What else this account has set up and the service accepts. */
  readonly others: readonly MethodChoice[]
  /** Start again from step 1. */
  readonly startHref: string
}

/** The pages of recovery codes. */
export interface RecoveryCodePages {
  readonly recoveryCodes: Page<RecoveryCodesProps>
  readonly recoveryCode: Page<RecoveryCodeProps>
}
