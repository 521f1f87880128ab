import type { AccountProps, MethodTile } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { ProviderEnv } from '../environment.ts'
import type { Room } from '../room.ts'
import type { SignedIn } from '../session.ts'

/** A part of My Account: a tile, and the routes behind it, at the address of My Account that has its name and below. */
export interface Section extends MethodTile {
  readonly rooms: readonly Room[]
  /** What there is to say to this person on the overview. Default: nothing. One query at most, beside the others'. */
  readonly about?: (c: Context<ProviderEnv>, current: SignedIn) => Promise<AboutSection>
}

/** What a section says to a person on the overview. */
export interface AboutSection {
  /** Its tile leads nowhere for them, and isn't shown. */
  readonly idle?: boolean
  /** In how many days what is there expires, where that is soon. */
  readonly daysLeft?: number
  /** They should go there: why, by the name of the words. */
  readonly advice?: AccountProps['advice']
}
