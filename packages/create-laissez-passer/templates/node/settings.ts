const { env } = process

/**
 * Where provider and service are, and what they keep secret: from the environment, in development from
 * `.env`.
 */
export const settings = {
  providerOrigin: env.PROVIDER_ORIGIN ?? 'http://localhost:4100',
  serviceOrigin: env.SERVICE_ORIGIN ?? 'http://localhost:4101',
  /** What the service proves itself with to the provider. */
  clientSecret: secret('CLIENT_SECRET'),
  /** `smtp://user:password@host:587`. Without one, mail goes to /dev/mailbox, on your own machine alone. */
  smtpUrl: env.SMTP_URL,
  /** Sender of mails, such as `Example ID <id@example.eu>`. */
  mailFrom: env.MAIL_FROM,
  /** Addresses of proxies in front, by commas: what they say of a visitor's address is believed. */
  trustedProxies: env.TRUSTED_PROXIES?.split(',') ?? [],
  /** Private addresses and networks where services may be told of sign-outs, by commas. */
  serviceNetworks: env.SERVICE_NETWORKS?.split(',') ?? [],
  /** The folder of the databases. */
  data: env.DATA_DIR ?? 'data',
}

/** A secret of 32 characters or more; without it nothing starts. */
export function secret(name: string): string {
  const value = env[name]
  if (value !== undefined && value.length >= 32) return value
  console.error(`${name} must have 32 characters or more; ${value === undefined ? 'it isn’t set' : 'it is shorter'}.`)
  process.exit(1)
}
