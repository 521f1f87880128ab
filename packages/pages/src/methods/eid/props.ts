import type { EidAssurance, Seconds } from '@laissez-passer/core/ports'
import type { NamedLanguage } from '@laissez-passer/i18n/languages'
import type { AccountPageProps } from '../../props/account.ts'
import type { FormProps, MethodChoice, Page, PageProps, ServiceAsk } from '../../props/common.ts'

/** A country to choose. */
export interface EidCountry {
  /** Posted as `scheme`. */
  readonly id: string
  /** In the page's language. */
  readonly name: string
}

/**
 * B9: sign in with an eID: which country? Each is a button that posts `scheme` to `action`; one country is
 * the page's only button. Issues, when one comes back from a country: `{ field: 'form', code: 'eid-refused' |
 * 'eid-invalid' | 'eid-unavailable' | 'eid-low' | 'eid-other-account' | 'eid-closed' | 'eid-over' |
 * 'eid-not-accepted' }`.
 */
export interface EidProps extends PageProps, FormProps {
  readonly service: ServiceAsk | null
  /** Empty: the service takes no eID. */
  readonly countries: readonly EidCountry[]
  /**
   * What else this account has set up and the service accepts: buttons that post `method` and these fields.
   * Null before the account is known.
   */
  readonly others:
    | (Required<Pick<FormProps, 'action' | 'hidden'>> & { readonly methods: readonly MethodChoice[] })
    | null
  /** Another way to sign in. */
  readonly backHref: string
}

/**
 * On to the country: a 200 page that moves on, since browsers block a form's redirect to another origin (CSP
 * `form-action`).
 */
export interface EidLeaveProps extends PageProps {
  readonly country: string
  readonly to: string
}

/** Nobody here has this eID: link it to the account that one has, or make one. */
export interface EidUnmatchedProps extends PageProps {
  /** Country and initials. */
  readonly eid: string
  readonly firstName: string
  /** Sign in as usual, then link. */
  readonly linkHref: string
  /** I have no account. */
  readonly registerHref: string
}

/**
 * A new account by eID. Posts `email`, `language`, `privacy`. Issues: `email` (`required`, `email` …),
 * `language`, `privacy`.
 */
export interface EidRegisterProps extends PageProps, FormProps {
  readonly eid: string
  readonly fullName: string
  readonly values: { readonly email: string; readonly language: string; readonly privacy: boolean }
  readonly languages: readonly NamedLanguage[]
  readonly backHref: string
}

/** The mail is on its way. The same whether or not the address has an account. */
export interface EidRegisteredProps extends PageProps {
  /** As typed, if it is still known to the request; else null. */
  readonly email: string | null
  /** Back to the form, with another address. */
  readonly againHref: string
  readonly validHours: number
  readonly mailboxHref?: string | null
}

/**
 * The link of the mail. Posts `token` to `action`: on to the country, for whoever reads the mail must have
 * the eID as well. Issues: those of a country, and `{ field: 'form', code: 'eid-other-person' }`.
 */
export interface EidConfirmProps extends PageProps, FormProps {
  /**
   * `ready`: asks; `gone`: the link is over; `taken-email`, `taken-eid`: the address or the eID has an
   * account by now.
   */
  readonly status: 'ready' | 'gone' | 'taken-email' | 'taken-eid'
  /** With `ready`: the eID, its country, and whose account it makes. */
  readonly eid?: string
  readonly country?: string
  readonly fullName?: string
  readonly email?: string
  readonly signInHref: string
}

/** A linked eID in the list. */
export interface EidItem {
  readonly id: string
  /** Country and initials. */
  readonly name: string
  readonly assurance: EidAssurance
  readonly createdAt: Seconds
  readonly lastUsedAt: Seconds | null
}

/**
 * D6: Link my eID: list, link, unlink. Each country is a button that posts `scheme` to `action`; "Unlink"
 * links to `path` with `?remove=<eID id>`, which shows `eidRemove`. Issues: `{ field: 'form', code:
 * 'eid-taken' | 'eid-linked-already' | 'eid-too-many' | 'eid-gone' }` and those of a country.
 */
export interface EidsProps extends AccountPageProps, FormProps {
  readonly eids: readonly EidItem[]
  readonly countries: readonly EidCountry[]
  /** How many eIDs an account may have. */
  readonly maxEids: number
  /** The account has no password: the last eID can't be unlinked. */
  readonly onlyWayIn: boolean
}

/** Asks before an eID is unlinked. Posts `eid`, `action=remove` to `action`. */
export interface EidRemoveProps extends AccountPageProps, FormProps {
  readonly eid: EidItem
  /** It can't be: there is no password and no other eID. */
  readonly onlyWayIn: boolean
  readonly passwordHref: string
  readonly cancelHref: string
}

/** Signed in as usual: link the eID that waits to this account? Posts `eid` to `action`. */
export interface EidLinkProps extends AccountPageProps, FormProps {
  /** Null: it waits no more. */
  readonly eid: string | null
  /** On without linking. */
  readonly cancelHref: string
}

/** The pages of eIDs. */
export interface EidPages {
  readonly eid: Page<EidProps>
  readonly eidLeave: Page<EidLeaveProps>
  readonly eidUnmatched: Page<EidUnmatchedProps>
  readonly eidRegister: Page<EidRegisterProps>
  readonly eidRegistered: Page<EidRegisteredProps>
  readonly eidConfirm: Page<EidConfirmProps>
  readonly eids: Page<EidsProps>
  readonly eidRemove: Page<EidRemoveProps>
  readonly eidLink: Page<EidLinkProps>
}
