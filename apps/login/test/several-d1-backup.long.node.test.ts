// The same as on PostgreSQL every day, on two D1 databases that wrangler reaches: minutes.
import { onD1 } from './support/several.ts'
import { severalBackups } from './support/several-backups.ts'

severalBackups(onD1, 600_000)
