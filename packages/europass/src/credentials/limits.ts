/** What a sealed file may have at most. Each holds while it is read. */
export const credentialLimits = {
  /** Bytes of the file: what a library keeps of one. */
  file: 10_000_000,
  jsonDepth: 64,
  jsonValues: 200_000,
  /** Unsigned parts (`etsiU`). */
  parts: 30,
  timestamps: 10,
  /** Certificates of all parts together. */
  certificates: 40,
  /** Bytes of a certificate, a timestamp, an answer on revocation. */
  certificate: 20_000,
  token: 100_000,
  /** How far apart the clocks of sealer and reader may be, in seconds. */
  skew: 300,
} as const
