/**
 * Whether an answer is the file that was asked for. Who stands in between, a hotel’s sign-in for
 * example, answers anything with a page of their own: kept, it would stand in the file’s place for good.
 */
export const isFileResponse = ({ headers, ok, redirected }: Response): boolean =>
  ok && !redirected && !(headers.get('Content-Type') ?? '').startsWith('text/html')
