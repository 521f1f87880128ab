import type { MethodName } from '@laissez-passer/core/ports'
import type { ComponentType, ReactNode } from 'react'
import type { IconName } from '../parts/icon.tsx'
import type { Script } from '../parts/script.ts'
import type { FormProps, OnTheWay, Page, PageProps } from '../props/common.ts'
import type { MethodSection } from './codes.ts'
import type { Key } from './words/index.ts'

/** Makes a page of a component. */
export type Draw = <P extends PageProps>(component: ComponentType<P>) => Page<P>

/** What pages that belong to no method show of one. */
export interface Method {
  /** The verification methods of this folder; their words are `method.<name>` and `method.<name>.line`. */
  readonly names: readonly MethodName[]
  /** Its section of My Account. */
  readonly section?: { readonly name: MethodSection; readonly icon: IconName }
  /** What the page is called on which it is added. Default: "Set up: …". */
  readonly adding?: Key
  /** What is said where it isn't set up, in place of the general words. */
  readonly missing?: {
    readonly title: Key
    readonly text: Key
    readonly steps: readonly Key[]
    /** Where the app is that it needs. */
    readonly App?: (props: { readonly href: string }) => ReactNode
  }
  /** What is said on the way to the page where it is added, of a method that somebody else gives out. */
  readonly have?: Key
  /** What is asked where an account has several. */
  readonly choice?: { readonly title: Key; readonly legend: Key; readonly send: Key }
  /** It is no second factor that one can lose. */
  readonly neverLost?: boolean
  /** A way to sign in by it alone, on the first page. */
  readonly atFirst?: AtFirst
  /** What it tells the browser while somebody goes on from signing in. */
  readonly onTheWay?: {
    readonly scripts: readonly Script[]
    readonly Part: (props: Pick<OnTheWay, 'action' | 'data' | 'waits'>) => ReactNode
  }
}

/** A way to sign in that stands beside the field for the identifier. */
export interface AtFirst {
  readonly scripts: readonly Script[]
  /** What browsers may fill into the field besides: with `webauthn` they list passkeys under it. */
  readonly autoComplete?: string
  readonly Way: (
    props: Pick<FormProps, 'action' | 'hidden'> & { readonly href: string; readonly tells?: string | undefined },
  ) => ReactNode
}
