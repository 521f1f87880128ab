import type { Who } from './cast.ts'
import type { To } from './scene.ts'

/** Who does it: the browser that began the sign-in, or the first, second or third of ours. */
export type By = 'owner' | 0 | 1 | 2

/**
 * Something that a person, or somebody else, does. `flow` counts sign-ins from the newest, whoever began
 * them.
 */
export type Move =
  | { readonly do: 'start'; readonly by: 0 | 1 | 2; readonly who: Who; readonly to: To }
  | {
      readonly do: 'password'
      readonly by: By
      readonly flow: number
      readonly typed: 'right' | 'wrong' | 'former' | 'other'
      readonly method: string
    }
  | { readonly do: 'choose'; readonly by: By; readonly flow: number; readonly method: string }
  | {
      readonly do: 'code'
      readonly by: By
      readonly flow: number
      /** `other`: somebody else's; `elsewhere`: for what another sign-in shows. */
      readonly typed: 'right' | 'wrong' | 'again' | 'other' | 'elsewhere'
    }
  | {
      readonly do: 'passkey'
      readonly by: By
      readonly flow: number
      readonly given: 'right' | 'other' | 'elsewhere' | 'again'
    }
  | {
      readonly do: 'alone'
      readonly by: 0 | 1 | 2
      readonly who: Who
      readonly to: To
      /** `theirs`: what another browser was asked to sign. */
      readonly given: 'right' | 'unverified' | 'theirs' | 'again' | 'unnamed'
    }
  | {
      readonly do: 'phone'
      readonly answer: 'approve' | 'refuse' | 'not-me'
      readonly typed: 'shown' | 'wrong'
      readonly pin: boolean
      readonly which: number
    }
  | { readonly do: 'look' | 'continue' | 'setUp'; readonly by: By; readonly flow: number }
  | { readonly do: 'raise'; readonly by: 0 | 1 | 2; readonly to: To; readonly method: string }
  | { readonly do: 'visit'; readonly by: 0 | 1 | 2; readonly to: To }
  | { readonly do: 'logout' | 'newPassword'; readonly by: 0 | 1 | 2 }
  | {
      readonly do: 'steal'
      readonly by: 0 | 1 | 2
      readonly from: 0 | 1 | 2
      readonly what: 'browser' | 'session' | 'both'
    }
  | {
      /** To one's country and back; `flow` null: without a sign-in that was begun. */
      readonly do: 'eid'
      readonly by: 0 | 1 | 2
      readonly flow: number | null
      readonly to: To
      readonly person: 'fay' | 'stranger'
      readonly assurance: 'low' | 'substantial' | 'high'
      /** Who brings the country's answer: who asked, another browser, or whoever brought the last one. */
      readonly back: 'right' | 'other' | 'again'
    }
  | { readonly do: 'forget'; readonly by: 0 | 1 | 2 }
  | { readonly do: 'wait'; readonly seconds: number }

/** A move of one kind. */
export type Of<Do extends Move['do']> = Extract<Move, { readonly do: Do }>
