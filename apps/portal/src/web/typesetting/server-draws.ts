/**
 * Whether the server of this page typesets. Where it has no engine, its pages say so, and each document is
 * drawn by the browser that shows it.
 */
export const serverDraws = (): boolean =>
  document.querySelector('meta[name="lp-typesetting"][content="browser"]') === null
