/** How much of files somebody may keep, a guest in the browser as a person on the server. */
export const fileLimits = {
  /** In bytes, of one. */
  size: 10_000_000,
  /** In bytes, of all together, their earlier versions too. */
  total: 100_000_000,
  files: 200,
  /** Of one file, the present one too. */
  versions: 10,
  /** In characters. */
  name: 200,
  description: 2000,
  tag: 40,
  tags: 20,
} as const

/** How long a file that was taken away can be brought back, in seconds. */
export const removedFor = 86_400
