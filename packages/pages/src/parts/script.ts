/** A small script of `@laissez-passer/widgets/dom` that a page loads. `time` and `once` are on every page. */
export type Script =
  | 'time'
  | 'password'
  | 'reveal'
  | 'wait'
  | 'once'
  | 'issues'
  | 'captcha'
  | 'copy'
  | 'passkey'
  | 'submit'
