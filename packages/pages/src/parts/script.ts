/**
 * A small script of `@laissez-passer/widgets/dom` that a page asks for. `time` and `once` are on every page;
 * `typed` comes from the layout, which knows whose page it is.
 */
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
