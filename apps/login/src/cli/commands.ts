import { accountsCreate } from './accounts-create.ts'
import { accountsDelete } from './accounts-delete.ts'
import { accountsExport } from './accounts-export.ts'
import { accountsImport } from './accounts-import.ts'
import { accountsInvite } from './accounts-invite.ts'
import { accountsList } from './accounts-list.ts'
import { accountsLock } from './accounts-lock.ts'
import { accountsMerge } from './accounts-merge.ts'
import { accountsResetFactors } from './accounts-reset-factors.ts'
import { accountsSearch } from './accounts-search.ts'
import { accountsShow } from './accounts-show.ts'
import { accountsStartRecovery } from './accounts-start-recovery.ts'
import { accountsUnlock } from './accounts-unlock.ts'
import { accountsSet } from './accounts-set.ts'
import { auditExport } from './audit-export.ts'
import { auditList } from './audit-list.ts'
import { auditVerify } from './audit-verify.ts'
import { backup } from './backup.ts'
import { clientsList } from './clients-list.ts'
import { clientsRemove } from './clients-remove.ts'
import { keysList } from './keys-list.ts'
import { keysRotate } from './keys-rotate.ts'
import { dev } from './dev.ts'
import { directoryMend } from './directory-mend.ts'
import { doctor } from './doctor.ts'
import { languagesAdd } from './languages-add.ts'
import { languagesCheck } from './languages-check.ts'
import { mailTest } from './mail-test.ts'
import { migrate } from './migrate.ts'
import { outboxDrop } from './outbox-drop.ts'
import { outboxList } from './outbox-list.ts'
import { outboxRetry } from './outbox-retry.ts'
import { restore } from './restore.ts'
import { servicesAdd } from './services-add.ts'
import { servicesCheck } from './services-check.ts'
import { servicesList } from './services-list.ts'
import { servicesRemove } from './services-remove.ts'
import { sessionsEnd } from './sessions-end.ts'
import { sessionsList } from './sessions-list.ts'
import { stats } from './stats.ts'
import { tokensAssign } from './tokens-assign.ts'
import { tokensImport } from './tokens-import.ts'
import { tokensList } from './tokens-list.ts'
import { tokensRevoke } from './tokens-revoke.ts'
import type { Command } from './command.ts'

/** All there are, in the order of the help. */
export const commands: readonly Command[] = [
  dev,
  accountsSearch,
  accountsList,
  accountsShow,
  accountsCreate,
  accountsInvite,
  accountsLock,
  accountsUnlock,
  accountsStartRecovery,
  accountsResetFactors,
  accountsSet,
  accountsMerge,
  accountsDelete,
  accountsImport,
  accountsExport,
  keysList,
  keysRotate,
  servicesList,
  servicesCheck,
  servicesAdd,
  servicesRemove,
  clientsList,
  clientsRemove,
  tokensImport,
  tokensList,
  tokensAssign,
  tokensRevoke,
  sessionsList,
  sessionsEnd,
  outboxList,
  outboxRetry,
  outboxDrop,
  languagesAdd,
  languagesCheck,
  mailTest,
  stats,
  auditList,
  auditVerify,
  auditExport,
  backup,
  restore,
  directoryMend,
  doctor,
  migrate,
]
