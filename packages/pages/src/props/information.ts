import type { MailboxEntry } from '@laissez-passer/core/ports'
import type { PageProps } from './common.ts'

/** Privacy statement, help, about. */
export interface InformationProps extends PageProps {}

/** Something went wrong. */
export interface ErrorProps extends PageProps {
  readonly status: 400 | 403 | 404 | 405 | 413 | 429 | 500 | 503
  /**
   * At 400, why a service's request was refused: `unknown-client`, `redirect-uri`, `repeated-parameter`,
   * `request-over`, `request-too-long`; at 404, `gone`: it was deleted meanwhile. Other codes read as none.
   */
  readonly reason?: string | null
  /** To quote when asking for help; null if there is none. */
  readonly requestId?: string | null
  /**
   * What is wrong with a service's request, for whoever develops it; null where others may read this page.
   */
  readonly mistake?: RequestMistake | null
}

/** What is wrong with a service's request. */
export interface RequestMistake {
  /** The parameter, by its name in the request. */
  readonly parameter: string
  /** What came, as it came; null: nothing. */
  readonly given: string | null
  /** What would be right, letter for letter; empty: no list says it. */
  readonly accepted: readonly string[]
  /** More about it, in English; null: nothing. */
  readonly why: string | null
}

/** The development mailbox. Each mail's HTML is a document of its own, shown in a sandboxed frame. */
export interface MailboxProps extends PageProps {
  readonly entries: readonly (MailboxEntry & {
    /**
     * Serves `html` alone, with a Content-Security-Policy of its own (`sandbox allow-popups
     * allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:`).
     */
    readonly frameHref: string
  })[]
}
