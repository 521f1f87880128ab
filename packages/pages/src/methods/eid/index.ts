import type { Draw, Method } from '../method.ts'
import { EidConfirmPage, EidRegisterPage, EidRegisteredPage } from './eid-register.tsx'
import { EidLink } from './eid-link.tsx'
import { EidLeavePage, EidPage, EidUnmatchedPage } from './eid.tsx'
import { EidLinkPage, EidRemovePage, EidsPage } from './eids.tsx'
import type { EidPages } from './props.ts'

/** What other pages show of eIDs. */
export const eid: Method = {
  names: ['eid', 'eid-low'],
  section: { name: 'eid', icon: 'card' },
  atFirst: { scripts: [], Way: EidLink },
}

/** The pages of eIDs. */
export const eidPages = (page: Draw): EidPages => ({
  eid: page(EidPage),
  eidLeave: page(EidLeavePage),
  eidUnmatched: page(EidUnmatchedPage),
  eidRegister: page(EidRegisterPage),
  eidRegistered: page(EidRegisteredPage),
  eidConfirm: page(EidConfirmPage),
  eids: page(EidsPage),
  eidRemove: page(EidRemovePage),
  eidLink: page(EidLinkPage),
})
