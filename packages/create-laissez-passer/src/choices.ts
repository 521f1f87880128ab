/**
 * Where a provider runs.
 * @experimental
 */
export type Runtime = 'node' | 'workers'
export const runtimes: readonly Runtime[] = ['node', 'workers']

/**
 * How people prove who they are; the password is always there, for it is asked after the identifier.
 * @experimental
 */
export type Method = 'password' | 'passkey' | 'token-app' | 'recovery-code'
export const methodNames: readonly Method[] = ['password', 'passkey', 'token-app', 'recovery-code']

/**
 * In which the project's README is written.
 * @experimental
 */
export type Language = 'en' | 'fr'
export const languageCodes: readonly Language[] = ['en', 'fr']

/**
 * What a project is made by.
 * @experimental
 */
export interface Choices {
  /** Default: `node`. */
  readonly runtime?: Runtime
  /** Beside `password`, which is always there. Default: `passkey`. */
  readonly methods?: readonly Method[]
  /** What the provider is called, 60 characters at most. Default: `Example ID`. */
  readonly name?: string
  /** `#rrggbb`, dark enough for white words on it: all colours are made of it. Default: `#6d1a36`. */
  readonly colour?: string
  /** Of the project's README. Default: `en`. */
  readonly language?: Language
}

export const defaults: Required<Choices> = {
  runtime: 'node',
  methods: ['password', 'passkey'],
  name: 'Example ID',
  colour: '#6d1a36',
  language: 'en',
}
