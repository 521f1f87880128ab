/** The scopes of a request or a grant, one by one. */
export function scopesOf(scope: string): readonly string[] {
  return scope.split(' ').filter((each) => each !== '')
}
