import type { Level, MethodName, Seconds } from '@laissez-passer/core/ports'
import type { FormProps, PageProps, Person } from './common.ts'

/** Every page for administrators has one signed in. */
export interface AdminPageProps extends PageProps {
  readonly person: Person
  /** What was just done. */
  readonly notice?: AdminNotice | null
}

/** What a page may say was done. */
export type AdminNotice = 'done' | 'proposed' | 'confirmed' | 'refused' | 'withdrawn' | 'gone'

/** Messages of one kind that wait, or were given up. */
export interface AdminBacklog {
  readonly kind: 'mail' | 'sms' | 'push' | 'event'
  readonly state: 'waiting' | 'abandoned'
  readonly count: number
  readonly oldestAt: Seconds
}

/** Somebody, as lists name them. */
export interface AdminSubject {
  readonly uid: string
  readonly email: string
  /** First and last name. */
  readonly name: string
}

/** What waits for another administrator. */
export interface AdminProposal {
  readonly action: string
  /** Whose account it is about; null: nobody's. */
  readonly subject: AdminSubject | null
  readonly proposer: AdminSubject
  readonly proposedAt: Seconds
  readonly expiresAt: Seconds
  readonly href: string
}

/** How often people signed in, in slots of one length. */
export interface AdminChart {
  readonly name: 'day' | 'month'
  /** When each slot begins, the oldest first. */
  readonly slots: readonly Seconds[]
  /**
   * By method (null: one that isn't here any more), what was wrong, or refused on a phone; each with a
   * count for every slot.
   */
  readonly series: readonly {
    readonly outcome: 'signed-in' | 'password-refused' | 'answer-refused' | 'sign-in-refused' | 'sign-in-reported'
    readonly method: MethodName | null
    readonly counts: readonly number[]
  }[]
  /** There was more than was counted: the oldest slots lack some. */
  readonly partial: boolean
}

/** Home of the administration pages: how the provider is. */
export interface AdminHomeProps extends AdminPageProps {
  /** What it stands on, and how that is, as `/readyz` names both. */
  readonly parts: readonly { readonly name: string; readonly state: string }[]
  /** What the process says of itself: `version`, `runtime`, `hashes` and others by their names. */
  readonly facts: readonly { readonly name: string; readonly value: string | number }[]
  readonly backlog: readonly AdminBacklog[]
  /** When the key was made that signs tokens; null: none was needed yet. */
  readonly keyMadeAt: Seconds | null
  readonly administrators: readonly AdminSubject[]
  readonly proposals: readonly AdminProposal[]
  readonly charts: readonly AdminChart[]
}

/** Finds people. The form gets `q`. */
export interface AdminPeopleProps extends AdminPageProps {
  readonly action: string
  /** What was typed; empty: everybody is listed. */
  readonly query: string
  readonly people: readonly (AdminSubject & {
    readonly status: 'pending' | 'active' | 'locked'
    readonly administrator: boolean
    readonly href: string
  })[]
  /** The next page; null: this is the last. */
  readonly nextHref: string | null
}

/** Somebody, as far as an administrator sees them. */
export interface AdminPersonProps extends AdminPageProps {
  readonly subject: AdminSubject & {
    readonly status: 'pending' | 'active' | 'locked'
    readonly administrator: boolean
    readonly language: string
    readonly createdAt: Seconds
    readonly assurance: string | null
    readonly groups: readonly string[]
  }
  readonly password: {
    readonly kept: string | null
    readonly changedAt: Seconds | null
    readonly wrong: number
    readonly closedUntil: Seconds | null
  }
  /** What is set up besides the password. */
  readonly factors: readonly {
    readonly id: string
    readonly kind: string
    readonly name: string
    readonly model: string | null
    readonly locked: boolean
    readonly addedAt: Seconds
    readonly lastUsedAt: Seconds | null
    /** Where it alone is removed; null: not here. */
    readonly removeHref: string | null
    /** Where a recovery from its loss is started; null: not here. */
    readonly recoverHref: string | null
  }[]
  readonly sessions: readonly {
    readonly id: string
    readonly browserName: string
    readonly level: Level
    readonly createdAt: Seconds
    readonly lastSeenAt: Seconds
    /** Names of the services opened in it. */
    readonly services: readonly string[]
    /** Where it is ended; null: not here. */
    readonly endHref: string | null
  }[]
  readonly activity: readonly {
    readonly id: string
    readonly kind: string
    readonly at: Seconds
    readonly details: Readonly<Record<string, string>>
    /** Who caused it; null: the person. */
    readonly by: { readonly via: string; readonly name: string } | null
  }[]
  /** What waits for its time. */
  readonly waits: {
    readonly emailChange: { readonly newEmail: string; readonly askedAt: Seconds } | null
    readonly factorRemoval: { readonly factorName: string; readonly dueAt: Seconds } | null
    readonly deletion: { readonly askedBy: 'person' | 'operator'; readonly dueAt: Seconds } | null
  }
  /** What can be done, each with its page; empty: nothing, here. */
  readonly actions: readonly { readonly action: string; readonly href: string }[]
  /** Why nothing can be done: it is one's own account, or an administrator's. */
  readonly untouchable: 'yourself' | 'administrator' | null
}

/** Asks whether to, and why. Posts `reason`, and the fields of the action. */
export interface AdminActionProps extends AdminPageProps, FormProps {
  /** What is to be done, e.g. `lock`. */
  readonly doing: string
  /** Whose account; null: nobody's. */
  readonly subject: AdminSubject | null
  /** What is asked besides the reason, with what was typed. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
  /** Which of theirs it is about, as they named it, and the field that says so; null: what there is of it. */
  readonly about: { readonly field: string; readonly name: string } | null
  readonly reason: string
  readonly longestReason: number
  /** Another administrator has to confirm it. */
  readonly takesTwo: boolean
  readonly backHref: string
}

/** A proposal, to be decided. Posts `decision`. */
export interface AdminProposalProps extends AdminPageProps, FormProps {
  readonly proposal: Omit<AdminProposal, 'href'> & {
    readonly reason: string
    readonly params: Readonly<Record<string, string>>
  }
  /** One's own: it is taken back, not confirmed. */
  readonly own: boolean
  /** It is about oneself: there is nothing to decide. */
  readonly aboutOneself: boolean
}

/** What waits to be sent, and what was given up. Never what it says. */
export interface AdminOutboxProps extends AdminPageProps {
  readonly messages: readonly {
    readonly id: string
    readonly kind: 'mail' | 'sms' | 'push' | 'event'
    /** An address; empty where a message isn't a mail. */
    readonly to: string
    readonly template: string
    readonly createdAt: Seconds
    readonly attempts: number
    /** What the other side said the last time; null: nothing. */
    readonly error: string | null
    /** When it is tried again; null: it was given up. */
    readonly dueAt: Seconds | null
    /** Where it is tried at once; null: it can't be. */
    readonly retryHref: string | null
    readonly dropHref: string
  }[]
}

/** The audit log, the last rows first. The form gets `uid`, `kind`. */
export interface AdminAuditProps extends AdminPageProps {
  readonly action: string
  /** What was filtered by; empty: nothing. */
  readonly filter: { readonly uid: string; readonly kind: string }
  readonly kinds: readonly string[]
  readonly rows: readonly {
    readonly position: number
    readonly at: Seconds
    readonly kind: string
    /** Stands for whom it is about; null: nobody. */
    readonly subject: string | null
    /** Who caused it; null: the person. */
    readonly by: { readonly via: string; readonly name: string } | null
    readonly reason: string | null
    readonly details: Readonly<Record<string, string>>
  }[]
  readonly nextHref: string | null
}

/** Services, and whose an address is. The form gets `address`. */
export interface AdminServicesProps extends AdminPageProps {
  readonly action: string
  readonly services: readonly {
    readonly name: string
    readonly type: 'cas' | 'oidc'
    /** Its client id, or its addresses. */
    readonly identity: string
    readonly level: Level
    /** Whether the operator listed it, an administrator added it, or it came by itself. */
    readonly origin: 'listed' | 'added' | 'self'
  }[]
  readonly address: string
  /** What the address that was asked about belongs to; null: none was asked about. */
  readonly checked: { readonly service: string | null; readonly why: string | null } | null
  readonly addHref: string
}

/** Adds a service. Posts `name`, `redirectUri`, `level`, `confidential`, `reason`. */
export interface AdminServiceAddProps extends AdminPageProps, FormProps {
  readonly values: {
    readonly name: string
    readonly redirectUri: string
    readonly level: string
    readonly confidential: boolean
    readonly reason: string
  }
  readonly longestReason: number
  /** What it was given, shown once; null: nothing yet. */
  readonly added: { readonly clientId: string; readonly clientSecret: string | null } | null
}
