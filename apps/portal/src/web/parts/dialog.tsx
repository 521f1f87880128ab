import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

/** A question in front of the page; Escape and a press outside close it. */
export function Question({
  open,
  onClose,
  title,
  children,
  actions,
}: {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  readonly actions: ReactNode
}) {
  return (
    <ModalOverlay className="overlay" isOpen={open} onOpenChange={(next) => !next && onClose()} isDismissable>
      <Modal className="modal">
        <Dialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className="dialog-body">{children}</div>
          <div className="actions">{actions}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
