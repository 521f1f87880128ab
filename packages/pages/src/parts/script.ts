/** A small script of `@laissez-passer/widgets/dom` that a page loads. */
export type Script = 'password' | 'reveal' | 'wait' | 'once' | 'captcha' | 'copy' | 'passkey'
