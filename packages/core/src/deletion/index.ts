export { askDeletion, type Asked } from './ask.ts'
export { cancelDeletion, type DeletionGone, findDeletion, waitingDeletion } from './cancel.ts'
export { finishDeletions } from './finish.ts'
export { type WhatGoes, whatGoes } from './what-goes.ts'
