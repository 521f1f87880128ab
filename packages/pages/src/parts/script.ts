/**
 * A small script of `@laissez-passer/widgets/dom` that a page loads. `time` and `once` are on every page,
 * `typed` on those of who is signed in, and where names are first given.
 */
export type Script =
  | 'time'
  | 'password'
  | 'reveal'
  | 'wait'
  | 'once'
  | 'typed'
  | 'issues'
  | 'captcha'
  | 'copy'
  | 'passkey'
  | 'submit'
