import type { FormProps, MethodChoice, PageProps, ServiceAsk } from './common.ts'

/** A page of a method of one's own. With `person` it is one of My Account, else a step of a sign-in. */
export interface OwnPageProps extends PageProps, Partial<FormProps> {
  /** The heading, in the page's language. */
  readonly title: string
  /** Which service asks, on a step of a sign-in. */
  readonly service?: ServiceAsk | null
  /** What was just done, in the page's language. */
  readonly done?: string | null
  /**
   * What is on the page, as HTML; with `action` inside its form. Whoever makes it escapes what others typed,
   * as the `html` of `hono/html` does.
   */
  readonly body: string
  /** What else this account has set up and the service accepts, on a step of a sign-in. */
  readonly others?: readonly MethodChoice[]
}
